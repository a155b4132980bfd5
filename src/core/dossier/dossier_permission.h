// Who may do what with one dossier: the role table of core/people/officer.h, asked for the office
// that the action belongs to. What happens at the desk is the receiving office's, what decides it
// the competent one's (NĐ 118/2025: reception does not depend on boundaries).
#pragma once

#include "core/dossier/dossier.h"
#include "core/people/officer.h"

namespace khongcho {

bool may(const Officer& officer, Action action, const Dossier& dossier);
// Whose people are meant by an offer to a role.
OfficeId offered_office(const Dossier& dossier);
// What was offered is meant for this officer: by name, or as one of the role it was offered to.
bool may_accept(const Officer& officer, const Dossier& dossier);

}  // namespace khongcho
