// What can be done to a dossier, each as a function from the dossier before to the dossier after.
// They refuse what the state or the law forbids; who may do it is app/'s question. Due times are
// set by the caller from core/promise (set_due_times).
#pragma once

#include <string>

#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho {

void set_due_times(Dossier& dossier, const Promise& promise, std::string because);

Expected<Dossier> assign(Dossier dossier, OfficerId specialist);
Expected<Dossier> draft_result(Dossier dossier, std::string draft);
// Stops the clock. Refuses while an earlier request is open: the law asks for one complete list.
Expected<Dossier> request_supplement(Dossier dossier, std::string asked, Instant now);
// Starts it again at `at`, an open instant.
Expected<Dossier> receive_supplement(Dossier dossier, Instant at);
// Takes it out of the service model; the statutory time stays.
Expected<Dossier> exclude(Dossier dossier, std::string reason);
// Before the signature, where its route has somebody appraise it (thẩm định).
Expected<Dossier> submit_for_appraisal(Dossier dossier);
Expected<Dossier> appraise(Dossier dossier);
Expected<Dossier> submit_for_signature(Dossier dossier);
Expected<Dossier> sign_off(Dossier dossier, OfficerId signer, std::string result_number,
                           Instant now);
// To the specialist, by whoever appraises or signs.
Expected<Dossier> send_back(Dossier dossier, std::string reason);
// The stamp, and the number written where it belongs. Once.
Expected<Dossier> seal(Dossier dossier, OfficerId clerk, Instant now);
// The result as a file: signed digitally, or scanned. Another file may take its place.
Expected<Dossier> attach_result(Dossier dossier, std::string sha256);
Expected<Dossier> mark_digitized(Dossier dossier, Instant now);
Expected<Dossier> mark_ready(Dossier dossier, Instant now);

struct HandOver {
  std::string returned_to;        // the name signed on the signature line
  bool identity_checked = false;  // refused without
  Satisfaction satisfaction = Satisfaction::not_asked;
  bool fee_paid = false;  // just now; what was paid before stays paid
};
Expected<Dossier> return_result(Dossier dossier, HandOver hand_over, Instant now);

Expected<Dossier> withdraw(Dossier dossier, std::string reason);
Expected<Dossier> stop(Dossier dossier, std::string reason);
// Mẫu 04. Refuses a second one (NĐ 61/2018 Đ.19) and a new time that is not later than the old.
Expected<Dossier> apologise(Dossier dossier, std::string reason, Instant new_time, Instant now);

}  // namespace khongcho
