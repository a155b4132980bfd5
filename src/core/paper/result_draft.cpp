#include "core/paper/result_draft.h"

#include "base/text.h"
#include "core/paper/result_places.h"

namespace khongcho {

namespace {

constexpr std::size_t kLongestLine = 300;
constexpr std::size_t kLongestText = 1500;
constexpr std::string_view kIndent = "  ";
constexpr std::string_view kAnswer = "answer:";

// "120.000.000" and "120 000 000" are 120000000.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char each : text) {
    if (each == '.' || each == ' ') continue;
    digits += each;
  }
  return digits;
}

std::string tidy_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string& line : split(text, '\n')) {
    std::string tidy = tidy_text(line);
    if (!tidy.empty()) lines.push_back(std::move(tidy));
  }
  return join(lines, "\n");
}

std::string tidy_value(ResultInputKind kind, const std::string& typed) {
  if (kind == ResultInputKind::long_text) return tidy_lines(typed);
  const std::string text = tidy_text(typed);
  if (kind == ResultInputKind::date)
    if (const auto day = typed_day(text)) return day_text(*day);
  return text;
}

std::optional<Error> problem_of(const ResultInput& input, const std::string& value) {
  const auto problem = [&](const char* id) {
    return Error{ErrorCode::invalid_input, id, {input.label}, input.key};
  };
  if (value.empty()) {
    if (input.required) return problem("result.missing");
    return {};
  }
  const bool is_long = input.kind == ResultInputKind::long_text;
  if (length_of(value) > (is_long ? kLongestText : kLongestLine)) return problem("result.too_long");
  if (input.kind == ResultInputKind::date && !typed_day(value)) return problem("result.no_day");
  const std::string digits = digits_of(value);
  if (input.kind == ResultInputKind::number && (digits.empty() || !all_digits(digits)))
    return problem("result.no_number");
  return {};
}

// The input a line of a draft begins, by its label.
const ResultInput* begun_by(const ResultText& result, std::string_view line) {
  for (const ResultInput& input : result.inputs)
    if (line.starts_with(input.label) && line.substr(input.label.size()).starts_with(": "))
      return &input;
  return nullptr;
}

}  // namespace

std::optional<CivilDay> typed_day(std::string_view text) {
  if (const auto day = parse_day(text)) return day;
  const auto parts = split(text, '/');
  if (parts.size() != 3 || parts[2].size() != 4) return {};
  const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
  return parse_day(parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]));
}

std::string draft_text(const ResultText& result, const ResultValues& values) {
  std::vector<std::string> lines;
  for (const ResultInput& input : result.inputs) {
    const auto value = values.find(input.key);
    if (value == values.end() || value->second.empty()) continue;
    std::string prefix = input.label + ": ";
    for (const std::string& line : split(value->second, '\n')) {
      lines.push_back(prefix + line);
      prefix = kIndent;
    }
  }
  return join(lines, "\n");
}

std::optional<ResultValues> values_in(const ResultText& result, std::string_view draft) {
  ResultValues values;
  std::string* current = nullptr;
  for (std::string line : split(draft, '\n')) {
    if (line.ends_with('\r')) line.pop_back();  // a browser's line ends
    if (current && line.starts_with(kIndent)) {
      *current += "\n" + line.substr(kIndent.size());
      continue;
    }
    const ResultInput* input = begun_by(result, line);
    if (!input || values.contains(input->key)) return {};
    current = &values[input->key];
    *current = line.substr(input->label.size() + 2);
  }
  if (values.empty()) return {};
  return values;
}

ResultValues tidy_values(const ResultText& result, ResultValues typed) {
  ResultValues tidy;
  for (const ResultInput& input : result.inputs) {
    const auto found = typed.find(input.key);
    if (found == typed.end()) continue;
    std::string value = tidy_value(input.kind, found->second);
    if (!value.empty()) tidy.emplace(input.key, std::move(value));
  }
  return tidy;
}

std::vector<Error> value_problems(const ResultText& result, const ResultValues& values) {
  std::vector<Error> problems;
  for (const ResultInput& input : result.inputs) {
    const auto found = values.find(input.key);
    const std::string value = found == values.end() ? "" : found->second;
    if (auto problem = problem_of(input, value)) problems.push_back(std::move(*problem));
  }
  return problems;
}

ResultValues first_values(const ResultText& result, const Dossier& dossier,
                          const ResultValues& answers) {
  const NamedTexts known = dossier_places(dossier);
  ResultValues values;
  for (const ResultInput& input : result.inputs) {
    std::string value;
    if (input.from.starts_with(kAnswer)) {
      const auto answer = answers.find(std::string_view(input.from).substr(kAnswer.size()));
      if (answer != answers.end()) value = answer->second;
    } else {
      value = value_of(known, input.from);
    }
    if (!value.empty()) values.emplace(input.key, std::move(value));
  }
  return tidy_values(result, std::move(values));
}

}  // namespace khongcho
