#include "core/dossier/consultation.h"

#include <algorithm>

#include "base/text.h"
#include "core/dossier/cannot_now.h"

namespace khongcho {

namespace {

constexpr std::size_t kLongestText = 4000;

std::optional<Error> words_problem(std::string_view words, std::string_view input) {
  if (tidy_text(words).empty())
    return Error{ErrorCode::invalid_input, "consult.no_words", {}, std::string(input)};
  if (length_of(words) > kLongestText)
    return Error{ErrorCode::invalid_input, "dossier.text_too_long", {}, std::string(input)};
  return {};
}

bool is_worked_on(const Dossier& dossier) {
  return dossier.state == DossierState::assigned || dossier.state == DossierState::drafted;
}

Expected<std::size_t> open_one(const Dossier& dossier, ConsultationId id) {
  if (is_final(dossier.state)) return cannot_now(dossier);
  const Consultation* found = find_consultation(dossier, id);
  if (!found) return Error{ErrorCode::not_found, "consult.unknown"};
  if (!is_open(*found)) return Error{ErrorCode::conflict, "consult.closed"};
  return static_cast<std::size_t>(found - dossier.consultations.data());
}

}  // namespace

bool is_open(const Consultation& consultation) {
  return !consultation.answered_at && !consultation.withdrawn;
}

bool has_open_consultation(const Dossier& dossier) {
  return std::ranges::any_of(dossier.consultations, is_open);
}

const Consultation* find_consultation(const Dossier& dossier, ConsultationId id) {
  const auto found = std::ranges::find(dossier.consultations, id, &Consultation::id);
  return found == dossier.consultations.end() ? nullptr : &*found;
}

Expected<Dossier> consult(Dossier dossier, Consultation asked) {
  if (!is_worked_on(dossier)) return cannot_now(dossier);
  if (!asked.office || asked.office == deciding_office(dossier))
    return Error{ErrorCode::invalid_input, "consult.no_office", {}, "office"};
  if (std::ranges::any_of(dossier.consultations, [&](const Consultation& each) {
        return each.office == asked.office && is_open(each);
      }))
    return Error{ErrorCode::conflict, "consult.asked_already", {}, "office"};
  if (auto problem = words_problem(asked.question, "question")) return *problem;
  if (asked.due_at <= asked.asked_at)
    return Error{ErrorCode::invalid_input, "consult.due_passed", {}, "due_at"};
  if (dossier.printed_due_at && *dossier.printed_due_at > asked.asked_at &&
      asked.due_at > *dossier.printed_due_at)
    return Error{ErrorCode::invalid_input, "consult.due_after_dossier", {}, "due_at"};
  dossier.consultations.push_back(std::move(asked));
  return dossier;
}

Expected<Dossier> answer_consultation(Dossier dossier, ConsultationId id, OfficerId by,
                                      std::string answer, Instant now) {
  const auto at = open_one(dossier, id);
  if (!at) return at.error();
  if (auto problem = words_problem(answer, "answer")) return *problem;
  Consultation& consultation = dossier.consultations[*at];
  consultation.answered_by = by;
  consultation.answered_at = now;
  consultation.answer = std::move(answer);
  return dossier;
}

Expected<Dossier> withdraw_consultation(Dossier dossier, ConsultationId id) {
  const auto at = open_one(dossier, id);
  if (!at) return at.error();
  dossier.consultations[*at].withdrawn = true;
  return dossier;
}

}  // namespace khongcho
