#include "web/common/page_parts.h"

#include <algorithm>

namespace khongcho::web {

namespace {

std::string_view colour_of(DossierState state) {
  switch (state) {
    case DossierState::submitted:
    case DossierState::received:
      return "grey";
    case DossierState::assigned:
    case DossierState::drafted:
      return "blue";
    case DossierState::awaiting_appraisal:
    case DossierState::awaiting_signature:
      return "purple";
    case DossierState::signed_off:
    case DossierState::result_ready:
    case DossierState::returned:
      return "green";
    case DossierState::instructed:
    case DossierState::supplement_requested:
    case DossierState::payment_requested:
      return "orange";
    case DossierState::rejected:
      return "red";
    case DossierState::withdrawn:
    case DossierState::stopped:
      return "grey";
  }
  return "grey";
}

}  // namespace

std::string FormProblem::of(std::string_view input) const {
  const auto found = std::ranges::find(lines, input, &FormProblemLine::input);
  return found == lines.end() || input.empty() ? std::string() : found->text;
}

FormProblem form_problem(const Locale& locale, const std::vector<Error>& errors) {
  FormProblem problem;
  for (const Error& error : errors)
    problem.lines.push_back({.text = locale.text(error),
                             .input = error.input,
                             .anchor = error.input.empty() ? Url() : Url().anchor(error.input)});
  return problem;
}

Tag state_tag(const Locale& locale, DossierState state) {
  return {locale.text("state." + std::string(text_of(state))), std::string(colour_of(state))};
}

Tag late_tag(const Locale& locale) {
  return {locale.text("web.tag.late"), "red"};
}
Tag soon_tag(const Locale& locale) {
  return {locale.text("web.tag.soon"), "yellow"};
}

}  // namespace khongcho::web
