#include "app/interlinked_changes.h"

#include "app/child_chain.h"
#include "core/dossier/child_dossier.h"
#include "core/dossier/consultation.h"
#include "core/route/interlinked.h"
#include "store/consultation_store.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

const Error& changed() {
  static const Error error{ErrorCode::conflict, "dossier.changed"};
  return error;
}

// The parent's history says what came of the child, and what follows it is opened.
std::optional<Error> tell_parent(const Context& ctx, sql::Transaction& tx, const Dossier& parent,
                                 const Dossier& child, OfficerId by) {
  const Instant now = ctx.time.now();
  Dossier told = parent;
  if (const RouteStep* step = step_now(ctx, tx, told); step && step->id != told.step) {
    told.step = step->id;
    told.step_since = now;
  }
  const std::string outcome = child.result_number.empty() ? child.reason : child.result_number;
  const store::EventDraft event{.kind = DossierEventKind::child_returned,
                                .at = now,
                                .officer = by,
                                .note = outcome.empty() ? child.code
                                                        : child.code + " · " + outcome};
  if (!store::save(tx, parent, told, event)) return changed();
  return open_next_children(ctx, tx, told, by);
}

std::optional<Error> give_back(sql::Transaction& tx, const Dossier& parent, Dossier& child,
                               OfficerId by, Instant now) {
  const auto office = store::find_office(tx, parent.office);
  auto returned = return_to_parent(child, office ? office->name : "", now);
  if (!returned) return returned.error();
  returned->step.clear();
  returned->step_since = now;
  const store::EventDraft event{.kind = DossierEventKind::returned, .at = now, .officer = by,
                                .note = parent.code};
  if (!store::save(tx, child, *returned, event)) return changed();
  store::add_counts(tx, *returned, {.returned = 1});
  child = *returned;
  return {};
}

}  // namespace

void keep_inside_parent(const Context& ctx, sql::Transaction& tx, Dossier& child) {
  const auto parent = store::find_dossier(tx, child.parent);
  if (!parent) return;
  const Calendar& calendar = ctx.law.calendar(parent->profile, parent->model);
  const Route* route = ctx.law.routes().find(parent->route);
  const auto latest =
      latest_inside(child_time(*parent, route, child.procedure, calendar), child.received_at);
  const Promise own{.received_at = child.received_at,
                    .promise_due_at = child.promise_due_at,
                    .statutory_due_at = child.statutory_due_at,
                    .printed_due_at = child.printed_due_at,
                    .rule = child.rule};
  const Promise inside = inside_parent(own, latest);
  if (inside.printed_due_at == child.printed_due_at) return;
  child.printed_due_at = inside.printed_due_at;
  child.because = ctx.vietnamese.text(
      "consult.because_of_parent",
      {parent->code, clock_text(*latest) + " " + day_text(civil_day(*latest))});
}

std::optional<Error> follow_change(const Context& ctx, sql::Transaction& tx, const Dossier& before,
                                   Dossier& after, OfficerId by) {
  const Instant now = ctx.time.now();
  if (is_final(after.state) && !is_final(before.state) && has_open_consultation(after))
    store::close_consultations_of(tx, after.id, now);
  if (!after.parent) return open_next_children(ctx, tx, after, by);
  const bool ready =
      before.state != DossierState::result_ready && after.state == DossierState::result_ready;
  const bool ended = !is_final(before.state) && is_final(after.state);
  if (!ready && !ended) return {};
  const auto parent = store::find_dossier(tx, after.parent);
  if (!parent) return Error{ErrorCode::not_found, "dossier.unknown", {after.code}};
  if (ready)
    if (auto problem = give_back(tx, *parent, after, by, now)) return problem;
  return tell_parent(ctx, tx, *parent, after, by);
}

}  // namespace khongcho::app
