// Whose signature counts on a dossier: who signs by their role, and who by a delegation in writing.
// Nobody signs who is away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"
#include "core/staffing/delegation.h"

namespace khongcho::app {

struct SigningRight {
  std::optional<Delegation> delegation;  // nothing: the officer's own right

  // For Dossier::signed_under: number of the delegation, empty for one's own right.
  std::string signed_under() const { return delegation ? delegation->document_number : ""; }
};

// Refuses who has no right (`dossier.not_yours`), whose right is not that of the role the dossier's
// route names (`dossier.other_signer`), and who is away (`duty.signer_away`).
Expected<SigningRight> signing_right(const Context& ctx, sql::Transaction& tx,
                                     const Officer& officer, const Dossier& dossier, Instant now);
// Active delegations to the officer of signers who may sign themselves, at any office.
std::vector<Delegation> active_delegations_to(sql::Transaction& tx, OfficerId officer, Instant now);
// The delegation a dossier was signed under; nothing for one's own right.
std::optional<Delegation> delegation_used(sql::Transaction& tx, const Dossier& dossier);
// Signs at the office, but not this one: its route leaves it to another role, and nobody of that
// role has delegated it to them.
bool leaves_to_another(const Context& ctx, const Officer& officer, const Dossier& dossier);
// Signs something at the office today, by role or delegation: whether to show the signing page.
bool signs_at(const Context& ctx, const Officer& officer, OfficeId office);

}  // namespace khongcho::app
