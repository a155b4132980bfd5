// An apology (Mẫu 04) before it is signed: proposed by an officer or by the clock, declined by the
// head; signing it is apologise() of dossier_moves.h.
#pragma once

#include <optional>
#include <string>

#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho {

// Why the dossier cannot be apologised for now; the same for a proposal and a signature.
std::optional<Error> apology_problem(const Dossier& dossier);
// `by` is nobody where the clock proposes. A later proposal replaces an earlier one. Refuses where
// one was signed already (one new date at most) and a time that is not later than the old one.
Expected<Dossier> propose_apology(Dossier dossier, std::string reason, Instant new_time,
                                  OfficerId by, Instant now);
Expected<Dossier> decline_apology(Dossier dossier, const std::string& reason);

}  // namespace khongcho
