#include "app/promise_line.h"

#include <simdjson.h>

#include <climits>

#include "app/promise_answer.h"

namespace khongcho::app {

namespace {

using simdjson::dom::element;

Error refused(std::string message_id, std::vector<std::string> args = {}) {
  return Error{ErrorCode::invalid_input, std::move(message_id), std::move(args)};
}

std::optional<std::string_view> text_in(const element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::optional<Seconds> time_in(const element& value) {
  const auto text = text_in(value);
  return text ? parse_time_of_day(*text) : std::nullopt;
}

std::optional<CivilDay> day_in(const element& value) {
  const auto text = text_in(value);
  return text ? parse_day(*text) : std::nullopt;
}

void read_id(const element& value, std::string& id) {
  if (const auto text = text_in(value)) {
    id.clear();
    append_json_text(id, *text);
    return;
  }
  if (value.is_int64() || value.is_uint64() || value.is_double()) id = simdjson::minify(value);
}

bool read_weekdays(const element& value, std::vector<int>& weekdays) {
  simdjson::dom::array all;
  if (value.get(all) != simdjson::SUCCESS) {
    std::int64_t weekday = 0;
    if (value.get(weekday) != simdjson::SUCCESS || weekday < 1 || weekday > 7) return false;
    weekdays.push_back(static_cast<int>(weekday));
    return true;
  }
  for (const element each : all)
    if (each.is_array() || !read_weekdays(each, weekdays)) return false;
  return true;
}

// One member of a model written out: false when it is not what it should be.
bool read_model_member(std::string_view name, const element& value, ServiceModel& model) {
  if (name == "weekday" || name == "weekdays") return read_weekdays(value, model.weekdays);
  if (name == "makeup_counts") return value.get(model.makeup_counts) == simdjson::SUCCESS;
  if (name == "from" || name == "to") {
    const auto day = day_in(value);
    if (day && name == "from") model.effective_from = *day;
    if (name == "to") model.effective_to = day;
    return day || value.is_null();
  }
  if (name != "cutoff" && name != "after_by") return true;
  const auto time = time_in(value);
  if (time && name == "cutoff") model.cutoffs = {SeasonalCutoff{.cutoff = *time}};
  if (time && name == "after_by") model.after_by = *time;
  return time.has_value();
}

std::optional<Error> read_model(const element& value, PromiseLine& line) {
  if (value.is_null()) return {};
  if (const auto name = text_in(value)) {
    line.model_name = *name;
    if (name->empty()) return refused("promise_line.unknown_model", {""});
    return {};
  }
  simdjson::dom::object members;
  if (value.get(members) != simdjson::SUCCESS) return refused("promise_line.bad_model");
  ServiceModel& model = line.model.emplace();
  model.effective_from = CivilDay::min();
  bool has_after_by = false;
  for (const auto member : members) {
    if (!read_model_member(member.key, member.value, model))
      return refused("promise_line.bad_model");
    has_after_by = has_after_by || member.key == "after_by";
  }
  if (model.weekdays.empty() || model.cutoffs.empty() || !has_after_by)
    return refused("promise_line.bad_model");
  return {};
}

std::optional<TimeLimitKind> limit_kind(std::string_view text) {
  if (text == "working_days") return TimeLimitKind::working_days;
  if (text == "working_hours") return TimeLimitKind::working_hours;
  if (text == "same_day") return TimeLimitKind::same_day;
  if (text == "none") return TimeLimitKind::none;
  return {};
}

// Whether it could be read.
bool read_limit(const element& value, TimeLimit& limit) {
  simdjson::dom::object members;
  if (value.get(members) != simdjson::SUCCESS) return false;
  std::string_view kind_text;
  if (members["kind"].get(kind_text) != simdjson::SUCCESS) return false;
  const auto kind = limit_kind(kind_text);
  if (!kind) return false;
  limit.kind = *kind;
  if (*kind == TimeLimitKind::none) return true;
  if (*kind == TimeLimitKind::same_day) {
    element cutoff;
    if (members["cutoff"].get(cutoff) != simdjson::SUCCESS || cutoff.is_null()) return true;
    const auto time = time_in(cutoff);
    if (!time) return false;
    limit.cutoff = *time;
    return true;
  }
  std::int64_t n = 0;
  if (members["n"].get(n) != simdjson::SUCCESS || n < 1 || n > INT_MAX) return false;
  limit.n = static_cast<int>(n);
  return true;
}

std::optional<Instant> instant_in(const element& value) {
  const auto text = text_in(value);
  return text ? parse_instant(*text) : std::nullopt;
}

bool read_pauses(const element& value, std::vector<Pause>& pauses) {
  pauses.clear();
  if (value.is_null()) return true;
  simdjson::dom::array all;
  if (value.get(all) != simdjson::SUCCESS) return false;
  for (const element each : all) {
    simdjson::dom::array ends;
    if (each.get(ends) != simdjson::SUCCESS || ends.size() != 2) return false;
    const auto from = instant_in(*ends.begin());
    const auto to = instant_in(*++ends.begin());
    if (!from || !to || *to < *from) return false;
    pauses.push_back({*from, *to});
  }
  return true;
}

std::optional<Error> read_flag(std::string_view name, const element& value, bool& flag) {
  if (value.get(flag) == simdjson::SUCCESS) return {};
  return refused("promise_line.bad_value", {std::string(name)});
}

std::optional<Error> read_calendar(const element& value, PromiseLine& line) {
  if (value.is_null()) return {};
  if (!value.is_object()) return refused("promise_line.bad_calendar");
  line.calendar = simdjson::minify(value);
  return {};
}

std::optional<Error> read_profile(const element& value, PromiseLine& line) {
  if (value.is_null()) return {};
  const auto name = text_in(value);
  if (!name) return refused("promise_line.bad_value", {"profile"});
  if (name->empty()) return refused("promise_line.unknown_profile", {""});
  line.profile = *name;
  return {};
}

std::optional<Error> read_member(std::string_view name, const element& value, PromiseLine& line) {
  if (name == "profile") return read_profile(value, line);
  if (name == "calendar") return read_calendar(value, line);
  if (name == "model") return read_model(value, line);
  if (name == "on_list") return read_flag(name, value, line.question.on_list);
  if (name == "complete") return read_flag(name, value, line.question.complete);
  if (name == "excluded") return read_flag(name, value, line.question.excluded);
  if (name == "limit" && !read_limit(value, line.question.limit))
    return refused("promise_line.bad_limit");
  if (name == "pauses" && !read_pauses(value, line.question.pauses))
    return refused("promise_line.bad_pause");
  if (name != "submitted_at") return {};
  const auto at = instant_in(value);
  if (!at) return refused("promise_line.bad_time");
  line.question.submitted_at = *at;
  return {};
}

void forget(PromiseLine& line) {
  line.id = "null";
  line.profile = {};
  line.calendar.clear();
  line.model_name = {};
  line.model.reset();
  line.question.limit = {};
  line.question.on_list = true;
  line.question.complete = true;
  line.question.excluded = false;
  line.question.pauses.clear();
}

}  // namespace

struct PromiseLineReader::Parser {
  simdjson::dom::parser json;
};

PromiseLineReader::PromiseLineReader() : parser_(std::make_unique<Parser>()) {}
PromiseLineReader::~PromiseLineReader() = default;

std::size_t PromiseLineReader::padding() {
  return simdjson::SIMDJSON_PADDING;
}

std::optional<Error> PromiseLineReader::read(std::string_view padded_text, PromiseLine& line) {
  forget(line);
  simdjson::dom::object members;
  if (parser_->json.parse(padded_text.data(), padded_text.size(), false).get(members) !=
      simdjson::SUCCESS)
    return refused("promise_line.bad_json");

  std::optional<Error> problem;
  bool has_limit = false;
  bool has_time = false;
  for (const auto member : members) {
    const std::string_view name = member.key;
    if (name == "id") read_id(member.value, line.id);
    if (!problem) problem = read_member(name, member.value, line);
    has_limit = has_limit || name == "limit";
    has_time = has_time || name == "submitted_at";
  }
  if (problem) return problem;
  if (!has_limit) return refused("promise_line.bad_limit");
  if (!has_time) return refused("promise_line.bad_time");
  if (line.profile.empty() && line.calendar.empty()) return refused("promise_line.bad_calendar");
  return {};
}

}  // namespace khongcho::app
