#include "web/counter/intake_inputs.h"

#include <algorithm>

#include "core/dossier/dossier.h"
#include "http/url.h"

namespace khongcho::web {

namespace {

struct TextInput {
  std::string_view name;
  std::string IntakeInputs::*member;
};

constexpr TextInput kTexts[] = {
    {"words", &IntakeInputs::words},
    {"words_shown", &IntakeInputs::words_shown},
    {"procedure", &IntakeInputs::procedure},
    {"shown_for", &IntakeInputs::shown_for},
    {"card_read_at", &IntakeInputs::card_read_at},
    {"full_name", &IntakeInputs::full_name},
    {"personal_id", &IntakeInputs::personal_id},
    {"born_on", &IntakeInputs::born_on},
    {"sex", &IntakeInputs::sex},
    {"address", &IntakeInputs::address},
    {"phone", &IntakeInputs::phone},
    {"owner_name", &IntakeInputs::owner_name},
    {"pages", &IntakeInputs::pages},
    {"copies", &IntakeInputs::copies},
    {"cases", &IntakeInputs::cases},
    {"exemption", &IntakeInputs::exemption},
    {"fee_paid", &IntakeInputs::fee_paid},
    {"return_method", &IntakeInputs::return_method},
    {"competent_office", &IntakeInputs::competent_office},
    {"helping_office", &IntakeInputs::helping_office},
    {"specialist", &IntakeInputs::specialist},
    {"specialists_of", &IntakeInputs::specialists_of},
    {"reason", &IntakeInputs::reason},
    {"shown_due_at", &IntakeInputs::shown_due_at},
    {"duplicate_confirmed", &IntakeInputs::duplicate_confirmed},
    {"request_key", &IntakeInputs::request_key},
    {"ticket", &IntakeInputs::ticket},
};

constexpr std::string_view kAnswer = "answer_";
constexpr std::string_view kThere = "there_";
constexpr std::string_view kKind = "kind_";
constexpr std::string_view kCount = "count_";
constexpr std::string_view kReuse = "reuse_";

PaperInput& line_of(std::vector<PaperInput>& papers, std::string_view component) {
  const auto found = std::ranges::find(papers, component, &PaperInput::component);
  if (found != papers.end()) return *found;
  papers.push_back({.component = std::string(component), .kind = "", .count = ""});
  return papers.back();
}

void read_line(IntakeInputs& inputs, std::string_view name, const std::string& value) {
  const auto after = [&](std::string_view prefix) { return name.substr(prefix.size()); };
  if (name.starts_with(kAnswer) && !value.empty())
    inputs.answers.push_back({std::string(after(kAnswer)), value});
  if (name.starts_with(kThere)) line_of(inputs.papers, after(kThere)).there = true;
  if (name.starts_with(kKind)) line_of(inputs.papers, after(kKind)).kind = value;
  if (name.starts_with(kCount)) line_of(inputs.papers, after(kCount)).count = value;
  if (name.starts_with(kReuse)) line_of(inputs.papers, after(kReuse)).reuse = value;
}

}  // namespace

std::string IntakeInputs::situation() const {
  std::vector<Answer> sorted = answers;
  std::ranges::sort(sorted);
  std::string text = procedure;
  for (const Answer& answer : sorted) text += ";" + answer.question + "=" + answer.answer;
  return text;
}

const PaperInput* IntakeInputs::paper(std::string_view component) const {
  const auto found = std::ranges::find(papers, component, &PaperInput::component);
  return found == papers.end() ? nullptr : &*found;
}

IntakeInputs read_intake(const http::Fields& form) {
  IntakeInputs inputs;
  for (const TextInput& text : kTexts) inputs.*text.member = form.text(text.name);
  inputs.qr = form.text("qr");
  for (const auto& [name, value] : form) read_line(inputs, name, value);
  for (PaperInput& paper : inputs.papers) {
    if (paper.reuse.empty()) continue;
    paper.there = true;
    paper.kind = text_of(PaperKind::electronic);
  }
  return inputs;
}

std::string draft_text(const IntakeInputs& inputs) {
  std::string text;
  const auto add = [&](const std::string& name, std::string_view value) {
    if (!text.empty()) text += '&';
    text += http::percent_encode(name) + "=" + http::percent_encode(value);
  };
  for (const TextInput& each : kTexts)
    if (!(inputs.*each.member).empty()) add(std::string(each.name), inputs.*each.member);
  for (const Answer& answer : inputs.answers)
    add(std::string(kAnswer) + answer.question, answer.answer);
  for (const PaperInput& paper : inputs.papers) {
    if (paper.there) add(std::string(kThere) + paper.component, "1");
    add(std::string(kKind) + paper.component, paper.kind);
    add(std::string(kCount) + paper.component, paper.count);
    if (!paper.reuse.empty()) add(std::string(kReuse) + paper.component, paper.reuse);
  }
  return text;
}

IntakeInputs read_draft(std::string_view text) {
  constexpr std::size_t kMostInputs = 2'000;
  http::Fields form;
  if (!http::read_pairs(text, kMostInputs, form)) return {};
  return read_intake(form);
}

}  // namespace khongcho::web
