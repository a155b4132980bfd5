#include "app/change_dossier.h"

#include "app/child_chain.h"
#include "app/citizen_notices.h"
#include "app/interlinked_changes.h"
#include "app/request_key.h"
#include "core/dossier/dossier_permission.h"
#include "core/dossier/hand_over.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "store/waiting_room_store.h"

namespace khongcho::app {

namespace {

std::optional<Error> ask_the_engine(const Context& ctx, Dossier& dossier, Instant now) {
  const ServiceModel* model = ctx.law.model(dossier.model);
  const PromiseCase question = promise_case_of(dossier, now);
  const auto promise =
      compute_promise(ctx.law.calendar(dossier.profile, dossier.model), model, question);
  if (!promise) return promise.error();
  set_due_times(dossier, *promise, explain(*promise, model, question, ctx.vietnamese));
  return {};
}

// Where it stands on its route, kept with it for lists and alarms.
void keep_step(const Context& ctx, sql::Transaction& tx, Dossier& dossier, Instant now) {
  const RouteStep* step = step_now(ctx, tx, dossier);
  const std::string id = step ? step->id : "";
  if (id == dossier.step) return;
  dossier.step = id;
  dossier.step_since = now;
}

bool result_waits(const Dossier& dossier) {
  return dossier.state == DossierState::result_ready;
}

bool in_model(const Dossier& dossier) {
  return dossier.promise_due_at.has_value();
}

store::DayCounts counts_for(const Dossier& before, const Dossier& after) {
  store::DayCounts counts;
  if (in_model(before) != in_model(after)) counts.promised = in_model(after) ? 1 : -1;
  if (!before.excluded && after.excluded) counts.excluded = 1;
  if (!before.apologised_at && after.apologised_at) counts.apologised = 1;
  if (!before.returned_at && after.returned_at) counts.returned = 1;
  if (!before.result_ready_at && after.result_ready_at) {
    const bool in_time = after.printed_due_at && *after.result_ready_at <= *after.printed_due_at;
    counts.done = 1;
    counts.done_in_time = in_time ? 1 : 0;
    counts.kept = in_time && in_model(after) ? 1 : 0;
  }
  return counts;
}

// Whoever asks, with the key that makes asking twice harmless.
struct Asker {
  OfficerId officer = {};  // nobody: the clock
  std::string key;
  std::function<std::optional<Error>(sql::Transaction&, const Dossier&, Instant now)> refusal;
};

Expected<Dossier> change(sql::Transaction& tx, const Context& ctx, const Asker& asker,
                         const DossierCommand& command, const DossierChange& change) {
  const Error changed{ErrorCode::conflict, "dossier.changed"};
  const Instant now = ctx.time.now();
  if (!asker.key.empty())
    if (auto earlier = store::find_dossier_by_request_key(tx, asker.key)) return *earlier;
  const auto before = store::find_dossier(tx, command.code);
  if (!before) return Error{ErrorCode::not_found, "dossier.unknown", {command.code}};
  if (auto refused = asker.refusal(tx, *before, now)) return *refused;
  if (command.version != 0 && command.version != before->version) return changed;

  Dossier taken = *before;
  if (change.in_hand) take_in_hand(taken, asker.officer);
  auto after = change.apply(tx, std::move(taken), now);
  if (!after) return after;
  if (change.due_times_move)
    if (auto problem = ask_the_engine(ctx, *after, now)) return *problem;
  if (change.due_times_move && after->parent) keep_inside_parent(ctx, tx, *after);
  keep_step(ctx, tx, *after, now);
  if (command.also)
    if (auto problem = command.also(tx, *after)) return *problem;
  const store::EventDraft event{.kind = change.event,
                                .at = now,
                                .officer = asker.officer,
                                .request_key = asker.key,
                                .note = change.note};
  if (!store::save(tx, *before, *after, event)) return changed;
  // The board shows whose result waits. The room before the counts, as an intake takes them.
  if (result_waits(*before) != result_waits(*after)) store::touch_room(tx, after->office);
  store::add_counts(tx, *after, counts_for(*before, *after));
  // The result of a child goes to its parent's office: nobody is to come for it.
  const bool for_the_citizen = !after->parent || !result_waits(*after);
  if (before->state != after->state) end_overtaken_notices(tx, *after, now);
  if (change.notice && for_the_citizen) tell_citizen(tx, *change.notice, *after, now);
  if (auto problem = follow_change(ctx, tx, *before, *after, asker.officer)) return *problem;
  return after;
}

}  // namespace

Expected<Dossier> change_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const DossierChange& asked) {
  const auto by_role = [&](sql::Transaction&, const Dossier& dossier,
                           Instant) -> std::optional<Error> {
    if (may(officer, asked.action, dossier)) return {};
    return Error{ErrorCode::not_allowed, "dossier.not_yours"};
  };
  Asker asker{.officer = officer.id,
              .key = owned_key(officer, command.request_key),
              .refusal = asked.refusal};
  if (!asker.refusal) asker.refusal = by_role;
  return sql::in_transaction(
      ctx.db, sql::Together{officer.office.value},
      [&](sql::Transaction& tx) { return change(tx, ctx, asker, command, asked); });
}

Expected<Dossier> change_by_clock(const Context& ctx, const DossierCommand& command,
                                  const DossierChange& asked) {
  const auto nothing = [](sql::Transaction&, const Dossier&, Instant) {
    return std::optional<Error>{};
  };
  const Asker clock{.key = "clock:" + command.request_key, .refusal = nothing};
  return sql::in_transaction(
      ctx.db, [&](sql::Transaction& tx) { return change(tx, ctx, clock, command, asked); });
}

}  // namespace khongcho::app
