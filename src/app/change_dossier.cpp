#include "app/change_dossier.h"

#include "app/request_key.h"
#include "store/access_store.h"
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

}  // namespace

Expected<Dossier> change_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const DossierChange& change) {
  return sql::in_transaction(
      ctx.db, sql::Together{officer.office.value}, [&](sql::Transaction& tx) -> Expected<Dossier> {
        const Error changed{ErrorCode::conflict, "dossier.changed"};
        const Instant now = ctx.time.now();
        const std::string key = owned_key(officer, command.request_key);
        if (!key.empty())
          if (auto earlier = store::find_dossier_by_request_key(tx, key)) return *earlier;
        const auto before = store::find_dossier(tx, command.code);
        if (!before) return Error{ErrorCode::not_found, "dossier.unknown", {command.code}};
        if (!may(officer, change.action, {before->office, before->specialist}))
          return Error{ErrorCode::not_allowed, "dossier.not_yours"};
        if (command.version != 0 && command.version != before->version) return changed;

        auto after = change.apply(tx, *before, now);
        if (!after) return after;
        if (change.due_times_move)
          if (auto problem = ask_the_engine(ctx, *after, now)) return *problem;
        const store::EventDraft event{.kind = change.event,
                                      .at = now,
                                      .officer = officer.id,
                                      .request_key = key,
                                      .note = change.note};
        if (!store::save(tx, *before, *after, event)) return changed;
        // The board shows whose result waits. The room before the counts, as an intake takes them.
        if (result_waits(*before) != result_waits(*after)) store::touch_room(tx, after->office);
        store::add_counts(tx, *after, counts_for(*before, *after));
        if (!change.notice.empty()) store::enqueue_notice(tx, change.notice, after->id, now);
        return after;
      });
}

}  // namespace khongcho::app
