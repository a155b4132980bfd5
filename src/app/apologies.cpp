#include "app/apologies.h"

#include <algorithm>

#include "app/change_dossier.h"
#include "app/officer_notices.h"
#include "core/alarm/alarm.h"
#include "core/dossier/apology.h"
#include "core/dossier/dossier_moves.h"
#include "core/dossier/dossier_permission.h"
#include "store/citizen_notice_store.h"
#include "store/dossier_store.h"
#include "store/officer_store.h"
#include "store/sequence_store.h"

namespace khongcho::app {

namespace {

constexpr int kRowsOnAPage = 50;

Error not_yours() {
  return {ErrorCode::not_allowed, "dossier.not_yours"};
}

// Where the list goes on, if one more was found than a page holds.
std::optional<store::ApologyKey> cut_to_page(std::vector<store::ApologyKey>& keys) {
  if (keys.size() <= kRowsOnAPage) return {};
  keys.resize(kRowsOnAPage);
  return keys.back();
}

bool may_read(const Officer& reader) {
  return scope_for(reader, Action::view).has_value();
}

// Heads learn of it at once: they are the ones who sign.
void tell_heads(sql::Transaction& tx, const Dossier& dossier, Instant now) {
  for (const Officer& head : officers_who_may(tx, deciding_office(dossier), Action::apologise))
    if (signs_apologies(head))
      notify(tx, now, head.id,
             {.key = "apology.notice_proposed",
              .args = {dossier.code, dossier.submitter.full_name},
              .link = "/xin-loi/" + dossier.code,
              .once = "apology:" + dossier.code + ":" +
                      std::to_string(dossier.printed_due_at ? unix_seconds(*dossier.printed_due_at)
                                                            : 0)});
}

std::string reason_of(const Context& ctx, const Forecast& forecast) {
  if (!forecast.held_by) return ctx.vietnamese.text("apology.by_clock");
  return ctx.vietnamese.text("apology.by_clock." + std::string(text_of(*forecast.held_by)));
}

}  // namespace

bool signs_apologies(const Officer& officer) {
  return has_role(officer, Role::signer) || has_role(officer, Role::commune_chair) ||
         has_role(officer, Role::department_head);
}

bool may_sign_apology(const Officer& officer, const Dossier& dossier) {
  return signs_apologies(officer) && may(officer, Action::apologise, dossier);
}

Expected<Dossier> propose_dossier_apology(const Context& ctx, const Officer& officer,
                                          const DossierCommand& command, const std::string& reason,
                                          Instant new_time) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    auto proposed = propose_apology(std::move(dossier), reason, new_time, officer.id, now);
    if (proposed) tell_heads(tx, *proposed, now);
    return proposed;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::propose_apology,
                         .event = DossierEventKind::apology_proposed,
                         .note = reason,
                         .apply = apply});
}

bool propose_apology_by_clock(const Context& ctx, const LateDossier& late) {
  const Dossier& seen = late.dossier;
  const AlarmRules* rules = ctx.law.law().find_alarms(seen.profile);
  if (!rules || apology_problem(seen) || seen.apology_proposed_at) return false;
  const Calendar& calendar = ctx.law.calendar(seen.profile, seen.model);
  const Instant missed_on = std::max(ctx.time.now(), *seen.printed_due_at);
  const auto new_time = apology_new_time(*rules, calendar, missed_on, late.forecast.ready_at);
  if (!new_time) return false;
  const std::string reason = reason_of(ctx, late.forecast);
  bool is_proposed = false;
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    if (dossier.apology_proposed_at || !is_watched(dossier))
      return Error{ErrorCode::conflict, "dossier.changed"};
    auto proposed = propose_apology(std::move(dossier), reason, *new_time, {}, now);
    if (proposed) tell_heads(tx, *proposed, now);
    is_proposed = static_cast<bool>(proposed);
    return proposed;
  };
  const std::string about =
      "apology:" + seen.code + ":" + std::to_string(unix_seconds(*seen.printed_due_at));
  const auto outcome = change_by_clock(
      ctx, {.code = seen.code, .version = 0, .request_key = about},
      {.event = DossierEventKind::apology_proposed, .note = reason, .apply = apply});
  return outcome && is_proposed;
}

Expected<Dossier> decline_dossier_apology(const Context& ctx, const Officer& officer,
                                          const DossierCommand& command,
                                          const std::string& reason) {
  const auto apply = [&](sql::Transaction&, Dossier dossier, Instant) -> Expected<Dossier> {
    if (!may_sign_apology(officer, dossier)) return not_yours();
    return decline_apology(std::move(dossier), reason);
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::apologise,
                         .event = DossierEventKind::apology_declined,
                         .note = reason,
                         .apply = apply});
}

Expected<Dossier> sign_dossier_apology(const Context& ctx, const Officer& officer,
                                       const DossierCommand& command, const std::string& reason,
                                       Instant new_time) {
  const auto apply = [&](sql::Transaction& tx, Dossier dossier, Instant now) -> Expected<Dossier> {
    if (!may_sign_apology(officer, dossier)) return not_yours();
    auto made = apologise(std::move(dossier), reason, new_time, now);
    if (made)
      made->apology_number = static_cast<int>(store::next_number(
          tx, deciding_office(*made), "apology", std::to_string(year_of(civil_day(now)))));
    return made;
  };
  return change_dossier(ctx, officer, command,
                        {.action = Action::apologise,
                         .event = DossierEventKind::apologised,
                         .note = reason,
                         .notice = CitizenNoticeKind::apologised,
                         .apply = apply});
}

Expected<ProposedApologies> proposed_apologies(const Context& ctx, const Officer& reader,
                                               const store::ApologyKey& after) {
  if (!may_read(reader)) return not_yours();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ProposedApologies> {
    auto keys = store::dossiers_with_proposed_apology(tx, reader.office, kRowsOnAPage + 1, after);
    ProposedApologies proposed{.rows = {}, .next = cut_to_page(keys)};
    for (const store::ApologyKey& key : keys) {
      const auto dossier = store::find_dossier(tx, key.dossier);
      if (!dossier || !may(reader, Action::view, *dossier)) continue;
      const auto by = store::find_officer(tx, dossier->apology_proposed_by);
      proposed.rows.push_back({*dossier, by ? by->full_name : ""});
    }
    return proposed;
  });
}

Expected<ApologyRegister> apology_register(const Context& ctx, const Officer& reader,
                                           CivilDay first, CivilDay last,
                                           const std::optional<store::ApologyKey>& after) {
  if (!may_read(reader)) return not_yours();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<ApologyRegister> {
    const store::ApologyKey from = after.value_or(store::ApologyKey{instant_of(first), {}});
    const Instant to = instant_of(last + std::chrono::days{1});
    auto keys = store::dossiers_apologised_for(tx, reader.office, from, to, kRowsOnAPage + 1);
    ApologyRegister made{.entries = {}, .next = cut_to_page(keys)};
    for (const store::ApologyKey& key : keys) {
      const auto dossier = store::find_dossier(tx, key.dossier);
      if (!dossier || !may(reader, Action::view, *dossier)) continue;
      auto notice = store::last_citizen_notice(tx, key.dossier, CitizenNoticeKind::apologised);
      const auto by = notice ? store::find_officer(tx, notice->told_by) : std::nullopt;
      made.entries.push_back({*dossier, std::move(notice), by ? by->full_name : ""});
    }
    return made;
  });
}

}  // namespace khongcho::app
