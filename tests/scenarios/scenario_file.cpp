#include "tests/scenarios/scenario_file.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/text.h"
#include "core/dossier/dossier.h"
#include "core/procedure/procedure.h"

namespace khongcho {

namespace {

constexpr std::string_view kBlank = " \t";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(kBlank) + 1 - first));
}

// Parted by two blanks or more.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  while (!line.empty()) {
    const auto end = std::min(line.find("  "), line.size());
    cells.push_back(trimmed(line.substr(0, end)));
    const auto next = line.find_first_not_of(kBlank, end);
    line = next == std::string_view::npos ? std::string_view{} : line.substr(next);
  }
  return cells;
}

std::pair<std::string, std::string> circumstance_of(const std::string& line) {
  const auto blank = line.find_first_of(kBlank);
  if (blank == std::string::npos) return {line, ""};
  return {line.substr(0, blank), trimmed(line.substr(blank))};
}

template <typename T>
T must(std::optional<T> value, const std::string& text) {
  if (!value) throw std::runtime_error("cannot read '" + text + "'");
  return *value;
}

Instant instant_in(const std::string& text) {
  return must(parse_instant(trimmed(text)), text);
}

std::vector<Pause> pauses_in(const std::string& text) {
  std::vector<Pause> pauses;
  if (text == "-") return pauses;
  for (const std::string& each : split(text, ',')) {
    const auto ends = split(each, '/');
    if (ends.size() != 2) throw std::runtime_error("a pause is FROM/TO, not '" + each + "'");
    pauses.push_back({instant_in(ends[0]), instant_in(ends[1])});
  }
  return pauses;
}

// "3 working_days", "same_day 15:00", "none"
TimeLimit limit_in(const std::string& text) {
  const auto words = split(text, ' ');
  if (text == "none") return {};
  if (words.size() == 2 && words[0] == "same_day")
    return {.kind = TimeLimitKind::same_day, .cutoff = must(parse_time_of_day(words[1]), text)};
  if (words.size() == 2 && words[1] == "working_days")
    return {.kind = TimeLimitKind::working_days, .n = std::stoi(words[0])};
  if (words.size() == 2 && words[1] == "working_hours")
    return {.kind = TimeLimitKind::working_hours, .n = std::stoi(words[0])};
  throw std::runtime_error("no such limit: '" + text + "'");
}

// "08:00-11:30 counts", "08:00-11:30 receives"
SaturdayRule saturday_in(const std::string& text) {
  const auto words = split(text, ' ');
  if (words.size() != 2 || words[0].size() != 11)
    throw std::runtime_error("no such Saturday: '" + text + "'");
  return {.sessions = {{must(parse_time_of_day(words[0].substr(0, 5)), text),
                        must(parse_time_of_day(words[0].substr(6)), text)}},
          .counts = words[1] == "counts"};
}

// To the minute where the table says no more: "2023-09-29 15:10", "2023-09-29 15:30:01".
std::string told(const std::optional<Instant>& at) {
  if (!at) return "-";
  const std::string text = iso_day(civil_day(*at)) + " " + clock_text(*at);
  const auto seconds = time_of_day(*at).count() % 60;
  if (seconds == 0) return text;
  return text + (seconds < 10 ? ":0" : ":") + std::to_string(seconds);
}

}  // namespace

ScenarioFile read_scenario(const std::filesystem::path& path) {
  std::ifstream input(path);
  ScenarioFile file{.name = path.filename().string()};
  std::string line;
  for (int number = 1; std::getline(input, line); ++number) {
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    const auto cells = cells_of(line);
    if (file.columns.empty() && cells.front() == "submitted_at") {
      file.columns = cells;
    } else if (file.columns.empty()) {
      file.circumstances.push_back(circumstance_of(line));
    } else {
      if (cells.size() != file.columns.size())
        throw std::runtime_error(file.name + ":" + std::to_string(number) + ": a row of " +
                                 std::to_string(cells.size()) + " cells under " +
                                 std::to_string(file.columns.size()) + " columns");
      ScenarioRow row{.line = number};
      for (std::size_t index = 0; index < cells.size(); ++index)
        row.cells[file.columns[index]] = cells[index];
      file.rows.push_back(std::move(row));
    }
  }
  return file;
}

ScenarioOffice::ScenarioOffice(const ScenarioFile& file, const Law& law) {
  question_.on_list = true;
  for (const auto& [name, value] : file.circumstances) apply(name, value, law);
  auto calendar = Calendar::compile(rules_);
  if (!calendar) throw std::runtime_error(calendar.error().message_id);
  calendar_ = std::move(*calendar);
}

void ScenarioOffice::apply(const std::string& name, const std::string& value, const Law& law) {
  if (name == "profile") {
    profile_ = law.find_profile(value);
    if (!profile_) throw std::runtime_error("no profile " + value);
    rules_ = profile_->calendar;
  } else if (name == "model" && value != "none") {
    const ServiceModel* model = law.find_model(value);
    if (!model || !profile_) throw std::runtime_error("no model " + value);
    model_ = *model;
    rules_ = law.calendar_of(*profile_, model);
  } else if (name == "makeup_counts" && model_) {
    model_->makeup_counts = value == "yes";
  } else if (name == "procedure") {
    apply_procedure(value, law);
  } else if (name == "limit") {
    question_.limit = limit_in(value);
  } else if (name == "dossier") {
    question_.excluded = value == "excluded";
    question_.complete = value != "incomplete";
    question_.on_list = value != "not_on_list";
  } else if (name == "saturday") {
    rules_.saturday = saturday_in(value);
  } else if (name == "half_day") {
    rules_.half_days[must(parse_day(value.substr(0, 10)), value)] =
        value.ends_with("am") ? HalfDay::am : HalfDay::pm;
  } else if (name != "model") {
    throw std::runtime_error("no such circumstance: " + name);
  }
}

void ScenarioOffice::apply_procedure(const std::string& code, const Law& law) {
  for (const Catalogue& catalogue : law.catalogues) {
    if (!profile_ || catalogue.profile != profile_->code) continue;
    for (const Procedure& procedure : catalogue.procedures) {
      if (procedure.code != code) continue;
      question_.limit = procedure.limit;
      question_.on_list = model_ && is_applied(*model_, procedure);
      return;
    }
  }
  throw std::runtime_error("no procedure " + code);
}

std::map<std::string, std::string> ScenarioOffice::answer(const ScenarioRow& row) const {
  PromiseCase question = question_;
  question.submitted_at = instant_in(row.cells.at("submitted_at"));
  if (row.cells.contains("pauses")) question.pauses = pauses_in(row.cells.at("pauses"));
  const auto promise = compute_promise(*calendar_, model_ ? &*model_ : nullptr, question);
  std::map<std::string, std::string> answer;
  if (!promise) {
    for (const auto& [column, cell] : row.cells)
      answer[column] = "year " + promise.error().args.front();
    return answer;
  }
  answer["received_at"] = told(promise->received_at);
  answer["promise_due_at"] = told(promise->promise_due_at);
  answer["statutory_due_at"] = told(promise->statutory_due_at);
  answer["printed_due_at"] = told(promise->printed_due_at);
  answer["rule"] = text_of(promise->rule);
  return answer;
}

}  // namespace khongcho
