#include "core/dossier/apology.h"

#include <algorithm>

#include "base/text.h"
#include "core/dossier/cannot_now.h"
#include "core/dossier/dossier_moves.h"

namespace khongcho {

std::optional<Error> apology_problem(const Dossier& dossier) {
  if (dossier.reappointed_at) return Error{ErrorCode::conflict, "dossier.apologised_already"};
  if (is_final(dossier.state) || dossier.state == DossierState::result_ready)
    return cannot_now(dossier);
  if (!dossier.printed_due_at) return Error{ErrorCode::conflict, "dossier.no_due_time"};
  return {};
}

Expected<Dossier> propose_apology(Dossier dossier, std::string reason, Instant new_time,
                                  OfficerId by, Instant now) {
  // What could not be signed is not proposed: the same rules, asked with the same words.
  const auto signed_now = apologise(dossier, reason, new_time, now);
  if (!signed_now) return signed_now.error();
  dossier.apology_reason = std::move(reason);
  dossier.apology_proposed_at = now;
  dossier.apology_proposed_by = by;
  dossier.proposed_time = new_time;
  return dossier;
}

Expected<Dossier> decline_apology(Dossier dossier, const std::string& reason) {
  if (!dossier.apology_proposed_at) return Error{ErrorCode::conflict, "apology.none_proposed"};
  if (tidy_text(reason).empty())
    return Error{ErrorCode::invalid_input, "apology.decline_reason_missing", {}, "reason"};
  dossier.apology_proposed_at.reset();
  dossier.apology_proposed_by = {};
  dossier.proposed_time.reset();
  dossier.apology_reason.clear();
  return dossier;
}

}  // namespace khongcho
