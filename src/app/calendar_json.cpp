#include "app/calendar_json.h"

#include <boost/json.hpp>
#include <utility>

namespace khongcho::app {

namespace {

namespace json = boost::json;

// Thrown from within, never out of calendar_from_json(): a calendar is good or not as a whole.
struct BadCalendar {};

template <typename T>
T must(std::optional<T> value) {
  if (!value) throw BadCalendar{};
  return *value;
}

const json::value& must(const json::value* value) {
  if (!value) throw BadCalendar{};
  return *value;
}

std::string_view text_in(const json::value& value) {
  if (!value.is_string()) throw BadCalendar{};
  return value.get_string();
}

const json::array& array_in(const json::value& value) {
  if (!value.is_array()) throw BadCalendar{};
  return value.get_array();
}

const json::object& object_in(const json::value& value) {
  if (!value.is_object()) throw BadCalendar{};
  return value.get_object();
}

bool flag_in(const json::value& value) {
  if (!value.is_bool()) throw BadCalendar{};
  return value.get_bool();
}

int year_in(const json::value& value) {
  if (!value.is_int64() || value.get_int64() < 0 || value.get_int64() > 9999) throw BadCalendar{};
  return static_cast<int>(value.get_int64());
}

const json::array& pair_in(const json::value& value) {
  const json::array& pair = array_in(value);
  if (pair.size() != 2) throw BadCalendar{};
  return pair;
}

// Null and missing are one.
const json::value* optional_member(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found && !found->is_null() ? found : nullptr;
}

CivilDay day_in(const json::value& value) {
  return must(parse_day(text_in(value)));
}

// "04-01"; 2024 is a leap year, so "02-29" is a date too.
MonthDay month_day_in(const json::value& value) {
  const CivilDay day = must(parse_day("2024-" + std::string(text_in(value))));
  const std::chrono::year_month_day date{day};
  return {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::vector<khongcho::Session> sessions_in(const json::value& value) {
  std::vector<khongcho::Session> sessions;
  for (const json::value& each : array_in(value)) {
    const json::array& ends = pair_in(each);
    sessions.push_back(
        {must(parse_time_of_day(text_in(ends[0]))), must(parse_time_of_day(text_in(ends[1])))});
  }
  return sessions;
}

HalfDay half_in(const json::value& value) {
  const std::string_view text = text_in(value);
  if (text != "am" && text != "pm") throw BadCalendar{};
  return text == "am" ? HalfDay::am : HalfDay::pm;
}

SpecialDayKind kind_in(const json::value& value) {
  const std::string_view text = text_in(value);
  if (text == "holiday") return SpecialDayKind::holiday;
  if (text == "swap_off") return SpecialDayKind::swap_off;
  if (text == "swap_work") return SpecialDayKind::swap_work;
  throw BadCalendar{};
}

SpecialDay special_day_in(const json::value& value) {
  const json::object& members = object_in(value);
  SpecialDay day{.on = day_in(must(members.if_contains("date"))),
                 .kind = kind_in(must(members.if_contains("kind")))};
  if (const auto* replaces = optional_member(members, "replaces")) day.replaces = day_in(*replaces);
  if (const auto* name = optional_member(members, "name")) day.name = text_in(*name);
  return day;
}

Season season_in(const json::value& value) {
  const json::object& members = object_in(value);
  return {.from = month_day_in(must(members.if_contains("from"))),
          .to = month_day_in(must(members.if_contains("to"))),
          .sessions = sessions_in(must(members.if_contains("sessions")))};
}

CalendarRules rules_in(const json::object& members) {
  CalendarRules rules;
  for (const json::value& season : array_in(must(members.if_contains("seasons"))))
    rules.seasons.push_back(season_in(season));
  if (const auto* saturday = optional_member(members, "saturday")) {
    const json::object& rule = object_in(*saturday);
    rules.saturday = SaturdayRule{.sessions = sessions_in(must(rule.if_contains("sessions"))),
                                  .counts = flag_in(must(rule.if_contains("counts")))};
  }
  if (const auto* half_days = optional_member(members, "half_days"))
    for (const auto& [date, half] : object_in(*half_days))
      rules.half_days[must(parse_day(date))] = half_in(half);
  if (const auto* days = optional_member(members, "days"))
    for (const json::value& day : array_in(*days)) rules.days.push_back(special_day_in(day));
  if (const auto* years = optional_member(members, "years")) {
    const json::array& ends = pair_in(*years);
    rules.years = YearRange{year_in(ends[0]), year_in(ends[1])};
  }
  return rules;
}

}  // namespace

Expected<CalendarRules> calendar_from_json(std::string_view text) {
  const Error bad{ErrorCode::invalid_input, "promise_line.bad_calendar"};
  boost::system::error_code problem;
  const json::value parsed = json::parse(text, problem);
  if (problem || !parsed.is_object()) return bad;
  try {
    return rules_in(parsed.get_object());
  } catch (const BadCalendar&) {
    return bad;
  }
}

}  // namespace khongcho::app
