#include "core/dossier/dossier_moves.h"

#include <utility>

#include "base/text.h"
#include "core/dossier/cannot_now.h"

namespace khongcho {

namespace {

constexpr std::size_t kLongestText = 4000;

// A reason goes on paper word for word: it must be there, and fit.
std::optional<Error> text_problem(std::string_view text, std::string_view input) {
  if (tidy_text(text).empty())
    return Error{ErrorCode::invalid_input, "dossier.reason_missing", {}, std::string(input)};
  if (length_of(text) > kLongestText)
    return Error{ErrorCode::invalid_input, "dossier.text_too_long", {}, std::string(input)};
  return {};
}

Expected<Dossier> moved(Dossier dossier, DossierState to) {
  if (!may_move(dossier.state, to)) return cannot_now(dossier);
  dossier.state = to;
  return dossier;
}

}  // namespace

void set_due_times(Dossier& dossier, const Promise& promise, std::string because) {
  dossier.received_at = promise.received_at;
  dossier.statutory_due_at = promise.statutory_due_at;
  dossier.promise_due_at = promise.promise_due_at;
  dossier.printed_due_at = promise.printed_due_at;
  dossier.rule = promise.rule;
  dossier.because = std::move(because);
}

Expected<Dossier> assign(Dossier dossier, OfficerId specialist) {
  if (!specialist)
    return Error{ErrorCode::invalid_input, "dossier.no_specialist", {}, "specialist"};
  dossier.specialist = specialist;
  // Handing a drafted dossier to a colleague keeps the draft.
  if (dossier.state == DossierState::drafted) return dossier;
  return moved(std::move(dossier), DossierState::assigned);
}

Expected<Dossier> draft_result(Dossier dossier, std::string draft) {
  if (auto problem = text_problem(draft, "draft")) return *problem;
  dossier.draft = std::move(draft);
  return moved(std::move(dossier), DossierState::drafted);
}

Expected<Dossier> request_supplement(Dossier dossier, std::string asked, Instant now) {
  if (is_waiting(dossier)) return Error{ErrorCode::conflict, "supplement.already_open"};
  if (auto problem = text_problem(asked, "asked")) return *problem;
  dossier.waits.push_back({.from = now, .asked = std::move(asked)});
  return moved(std::move(dossier), DossierState::supplement_requested);
}

Expected<Dossier> receive_supplement(Dossier dossier, Instant at) {
  if (!is_waiting(dossier)) return Error{ErrorCode::conflict, "supplement.none_open"};
  Wait& wait = dossier.waits.back();
  wait.to = std::max(wait.from, at);
  const bool held = static_cast<bool>(dossier.specialist);
  return moved(std::move(dossier), held ? DossierState::assigned : DossierState::received);
}

Expected<Dossier> exclude(Dossier dossier, std::string reason) {
  if (dossier.excluded) return Error{ErrorCode::conflict, "dossier.excluded_already"};
  if (!dossier.promise_due_at) return Error{ErrorCode::conflict, "dossier.not_in_model"};
  if (!is_in_process(dossier.state)) return cannot_now(dossier);
  if (auto problem = text_problem(reason, "reason")) return *problem;
  dossier.excluded = true;
  dossier.exclusion_reason = std::move(reason);
  return dossier;
}

Expected<Dossier> submit_for_appraisal(Dossier dossier) {
  if (dossier.draft.empty()) return Error{ErrorCode::conflict, "dossier.no_draft"};
  return moved(std::move(dossier), DossierState::awaiting_appraisal);
}

Expected<Dossier> appraise(Dossier dossier) {
  if (dossier.state != DossierState::awaiting_appraisal) return cannot_now(dossier);
  return moved(std::move(dossier), DossierState::awaiting_signature);
}

Expected<Dossier> submit_for_signature(Dossier dossier) {
  if (dossier.draft.empty()) return Error{ErrorCode::conflict, "dossier.no_draft"};
  return moved(std::move(dossier), DossierState::awaiting_signature);
}

Expected<Dossier> sign_off(Dossier dossier, OfficerId signer, std::string result_number,
                           Instant now) {
  dossier.signer = signer;
  dossier.result_number = std::move(result_number);
  dossier.signed_at = now;
  return moved(std::move(dossier), DossierState::signed_off);
}

Expected<Dossier> send_back(Dossier dossier, std::string reason) {
  if (dossier.state != DossierState::awaiting_signature &&
      dossier.state != DossierState::awaiting_appraisal)
    return cannot_now(dossier);
  if (auto problem = text_problem(reason, "reason")) return *problem;
  dossier.reason = std::move(reason);
  return moved(std::move(dossier), DossierState::assigned);
}

Expected<Dossier> seal(Dossier dossier, OfficerId clerk, Instant now) {
  if (dossier.state != DossierState::signed_off) return cannot_now(dossier);
  if (dossier.sealed_at) return Error{ErrorCode::conflict, "dossier.sealed_already"};
  dossier.sealed_at = now;
  dossier.sealed_by = clerk;
  return dossier;
}

Expected<Dossier> attach_result(Dossier dossier, std::string sha256) {
  if (!dossier.signed_at) return cannot_now(dossier);
  dossier.result_sha256 = std::move(sha256);
  return dossier;
}

Expected<Dossier> mark_digitized(Dossier dossier, Instant now) {
  if (!dossier.signed_at) return cannot_now(dossier);
  if (dossier.result_sha256.empty()) return Error{ErrorCode::conflict, "dossier.no_result_file"};
  if (!dossier.digitized_at) dossier.digitized_at = now;
  return dossier;
}

Expected<Dossier> mark_ready(Dossier dossier, Instant now) {
  dossier.result_ready_at = now;
  return moved(std::move(dossier), DossierState::result_ready);
}

Expected<Dossier> return_result(Dossier dossier, HandOver hand_over, Instant now) {
  if (!hand_over.identity_checked)
    return Error{ErrorCode::invalid_input, "dossier.identity_not_checked", {}, "identity_checked"};
  hand_over.returned_to = tidy_text(hand_over.returned_to);
  if (hand_over.returned_to.empty())
    return Error{ErrorCode::invalid_input, "dossier.nobody_signed", {}, "returned_to"};
  if (length_of(hand_over.returned_to) > 200)
    return Error{ErrorCode::invalid_input, "dossier.text_too_long", {}, "returned_to"};
  dossier.returned_to = std::move(hand_over.returned_to);
  dossier.identity_checked = true;
  dossier.satisfaction = hand_over.satisfaction;
  dossier.fee_paid = dossier.fee_paid || hand_over.fee_paid;
  dossier.returned_at = now;
  return moved(std::move(dossier), DossierState::returned);
}

Expected<Dossier> withdraw(Dossier dossier, std::string reason) {
  if (auto problem = text_problem(reason, "reason")) return *problem;
  dossier.reason = std::move(reason);
  return moved(std::move(dossier), DossierState::withdrawn);
}

Expected<Dossier> stop(Dossier dossier, std::string reason) {
  if (auto problem = text_problem(reason, "reason")) return *problem;
  dossier.reason = std::move(reason);
  return moved(std::move(dossier), DossierState::stopped);
}

Expected<Dossier> apologise(Dossier dossier, std::string reason, Instant new_time, Instant now) {
  if (dossier.reappointed_at) return Error{ErrorCode::conflict, "dossier.apologised_already"};
  if (is_final(dossier.state) || dossier.state == DossierState::result_ready)
    return cannot_now(dossier);
  if (!dossier.printed_due_at) return Error{ErrorCode::conflict, "dossier.no_due_time"};
  if (auto problem = text_problem(reason, "reason")) return *problem;
  if (new_time <= std::max(now, *dossier.printed_due_at))
    return Error{ErrorCode::invalid_input, "dossier.new_time_not_later", {}, "new_time"};
  dossier.apologised_at = now;
  dossier.reappointed_at = new_time;
  dossier.apology_reason = std::move(reason);
  // Signed, nothing of it is only proposed any more.
  dossier.apology_proposed_at.reset();
  dossier.apology_proposed_by = {};
  dossier.proposed_time.reset();
  return dossier;
}

}  // namespace khongcho
