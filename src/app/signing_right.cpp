#include "app/signing_right.h"

#include <algorithm>

#include "app/route_ahead.h"
#include "core/dossier/dossier_permission.h"
#include "store/duty_store.h"
#include "store/officer_store.h"

namespace khongcho::app {

Expected<SigningRight> signing_right(const Context& ctx, sql::Transaction& tx,
                                     const Officer& officer, const Dossier& dossier, Instant now) {
  const Role role = signing_role(ctx, dossier);
  const bool signs_here = may(officer, Action::sign, dossier);
  const bool own = signs_here && signs_as(officer, role);
  std::optional<Delegation> given;
  if (!own && officer.active)
    for (Delegation& each : active_delegations_to(tx, officer.id, now))
      if (!given && each.office == deciding_office(dossier) &&
          gives_right(each, dossier.field, now) &&
          signs_as(store::find_officer(tx, each.from).value(), role))
        given = std::move(each);
  if (!own && !given)
    return Error{ErrorCode::not_allowed, signs_here ? "dossier.other_signer" : "dossier.not_yours"};
  const auto away = store::absences_of_officer(tx, officer.id, now, now + Seconds{1});
  if (const Absence* absence = absence_at(away, officer.id, now))
    return Error{ErrorCode::conflict,
                 "duty.signer_away",
                 {officer.full_name, clock_text(absence->to), day_text(civil_day(absence->to))}};
  return SigningRight{std::move(given)};
}

std::vector<Delegation> active_delegations_to(sql::Transaction& tx, OfficerId officer,
                                              Instant now) {
  std::vector<Delegation> delegations = store::delegations_to(tx, officer, civil_day(now));
  std::erase_if(delegations, [&](const Delegation& each) {
    if (!is_active(each, now)) return true;
    // Whoever may not sign any more has nothing to delegate.
    const auto giver = store::find_officer(tx, each.from);
    return !giver || !may(*giver, Action::sign, ActionTarget{each.office});
  });
  return delegations;
}

std::optional<Delegation> delegation_used(sql::Transaction& tx, const Dossier& dossier) {
  if (!dossier.signed_at || dossier.signed_under.empty()) return {};
  // Also one revoked since.
  for (Delegation& each : store::delegations_to(tx, dossier.signer, civil_day(*dossier.signed_at)))
    if (each.office == deciding_office(dossier) && each.document_number == dossier.signed_under)
      return std::move(each);
  return {};
}

bool leaves_to_another(const Context& ctx, const Officer& officer, const Dossier& dossier) {
  if (signs_as(officer, signing_role(ctx, dossier))) return false;
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    const auto right = signing_right(ctx, tx, officer, dossier, ctx.time.now());
    return !right && right.error().message_id == "dossier.other_signer";
  });
}

bool signs_at(const Context& ctx, const Officer& officer, OfficeId office) {
  if (may(officer, Action::sign, ActionTarget{office})) return true;
  if (!officer.active) return false;
  const Instant now = ctx.time.now();
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return std::ranges::any_of(active_delegations_to(tx, officer.id, now),
                               [&](const Delegation& each) { return each.office == office; });
  });
}

}  // namespace khongcho::app
