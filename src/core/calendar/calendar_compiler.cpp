#include "core/calendar/calendar_compiler.h"

#include <algorithm>
#include <string>

namespace khongcho {

namespace {

using std::chrono::days;

constexpr YearRange kYearsWithoutLimit{1990, 2099};
constexpr Seconds kNoon = std::chrono::hours{12};
constexpr Seconds kMidnight = std::chrono::hours{24};
constexpr std::uint32_t kClosed = 0;  // the pattern without sessions

CivilDay first_day_of(int year) {
  return CivilDay{std::chrono::year{year} / std::chrono::January / 1};
}

MonthDay month_day_of(CivilDay day) {
  const std::chrono::year_month_day date{day};
  return {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

bool makes_sense(const std::vector<Session>& sessions) {
  Seconds earliest{0};
  for (const Session& session : sessions) {
    if (session.from < earliest || session.to <= session.from || session.to >= kMidnight)
      return false;
    earliest = session.to;
  }
  return true;
}

bool exists(MonthDay date) {
  return (std::chrono::month{date.month} / std::chrono::day{date.day}).ok();
}

bool is_worked_in(const Session& session, HalfDay half) {
  return (session.from < kNoon) == (half == HalfDay::am);
}

}  // namespace

Expected<Calendar> Calendar::compile(const CalendarRules& rules) {
  return compile(rules, rules.years.value_or(kYearsWithoutLimit));
}

Expected<Calendar> Calendar::compile(const CalendarRules& rules, YearRange years) {
  return CalendarCompiler(rules, years).compile();
}

Expected<Calendar> CalendarCompiler::compile() {
  if (const auto found = problem()) return *found;
  sort_special_days();
  make_patterns();
  add_days();
  return std::move(calendar_);
}

std::optional<Error> CalendarCompiler::problem() const {
  const YearRange years = calendar_.years_;
  if (years.last < years.first || years.first < 0 || years.last > 9999)
    return Error{ErrorCode::invalid_input,
                 "calendar.wrong_years",
                 {std::to_string(years.first), std::to_string(years.last)}};
  if (rules_.seasons.empty()) return Error{ErrorCode::invalid_input, "calendar.no_season"};
  for (const Season& season : rules_.seasons) {
    if (!exists(season.from) || !exists(season.to))
      return Error{ErrorCode::invalid_input, "calendar.wrong_season"};
    if (!makes_sense(season.sessions))
      return Error{ErrorCode::invalid_input, "calendar.wrong_sessions"};
  }
  if (rules_.saturday && !makes_sense(rules_.saturday->sessions))
    return Error{ErrorCode::invalid_input, "calendar.wrong_sessions"};
  return {};
}

void CalendarCompiler::sort_special_days() {
  std::vector<SpecialDay>& sorted = calendar_.special_days_;
  std::vector<SpecialDay> all = rules_.days;
  std::ranges::stable_sort(all, {}, &SpecialDay::on);
  for (SpecialDay& day : all) {
    if (sorted.empty() || sorted.back().on != day.on) {
      sorted.push_back(std::move(day));
      continue;
    }
    if (day.name.empty()) day.name = std::move(sorted.back().name);
    sorted.back() = std::move(day);
  }
}

// In the order pattern_of(source, half) counts on: whole, morning and afternoon of each season,
// then of the Saturdays.
void CalendarCompiler::make_patterns() {
  calendar_.patterns_.push_back({});
  for (const Season& season : rules_.seasons) {
    make_pattern(season.sessions, {}, true);
    make_pattern(season.sessions, HalfDay::am, true);
    make_pattern(season.sessions, HalfDay::pm, true);
  }
  if (!rules_.saturday) return;
  make_pattern(rules_.saturday->sessions, {}, rules_.saturday->counts);
  make_pattern(rules_.saturday->sessions, HalfDay::am, rules_.saturday->counts);
  make_pattern(rules_.saturday->sessions, HalfDay::pm, rules_.saturday->counts);
}

void CalendarCompiler::make_pattern(const std::vector<Session>& sessions,
                                    std::optional<HalfDay> half, bool counts) {
  std::vector<Session>& all = calendar_.sessions_;
  const auto first = static_cast<std::uint32_t>(all.size());
  std::int64_t seconds = 0;
  for (const Session& session : sessions) {
    if (half && !is_worked_in(session, *half)) continue;
    all.push_back(session);
    seconds += (session.to - session.from).count();
  }
  const auto count = static_cast<std::uint32_t>(all.size()) - first;
  const bool counted = counts && count > 0;
  calendar_.patterns_.push_back({.first_session = first,
                                 .session_count = count,
                                 .counts = counted,
                                 .counted = counted ? seconds : 0});
}

void CalendarCompiler::add_days() {
  calendar_.first_ = first_day_of(calendar_.years_.first);
  const CivilDay end = first_day_of(calendar_.years_.last + 1);
  calendar_.days_.reserve(static_cast<std::size_t>((end - calendar_.first_).count()));
  auto special = calendar_.special_days_.begin();
  const auto last_special = calendar_.special_days_.end();
  for (CivilDay day = calendar_.first_; day < end; day += days{1}) {
    while (special != last_special && special->on < day) ++special;
    const bool is_special = special != last_special && special->on == day;
    add_day(pattern_of(day, is_special ? &*special : nullptr));
  }
}

void CalendarCompiler::add_day(std::uint32_t pattern) {
  const auto index = static_cast<std::int32_t>(calendar_.days_.size());
  calendar_.days_.push_back(
      {.counted_before = counted_,
       .counted_days_before = static_cast<std::int32_t>(calendar_.counted_days_.size()),
       .reception_days_before = static_cast<std::int32_t>(calendar_.reception_days_.size()),
       .pattern = pattern});
  const Calendar::Pattern& worked = calendar_.patterns_[pattern];
  if (worked.session_count > 0) calendar_.reception_days_.push_back(index);
  if (worked.counts) calendar_.counted_days_.push_back(index);
  counted_ += worked.counted;
}

std::uint32_t CalendarCompiler::pattern_of(CivilDay day, const SpecialDay* special) const {
  if (special && special->kind != SpecialDayKind::swap_work) return kClosed;
  if (special) {
    // The hours of the day it replaces, which may lie in another season, or be a half day.
    const CivilDay model_day = special->replaces.value_or(day);
    const auto own_half = half_of(day);
    const auto season = season_of(model_day);
    return season ? pattern_of(*season, own_half ? own_half : half_of(model_day)) : kClosed;
  }
  const int weekday = iso_weekday(day);
  if (weekday == 7 || (weekday == 6 && !rules_.saturday)) return kClosed;
  if (weekday == 6) return pattern_of(rules_.seasons.size(), half_of(day));
  const auto season = season_of(day);
  return season ? pattern_of(*season, half_of(day)) : kClosed;
}

std::uint32_t CalendarCompiler::pattern_of(std::size_t source, std::optional<HalfDay> half) const {
  const std::uint32_t whole = 1 + 3 * static_cast<std::uint32_t>(source);
  if (!half) return whole;
  return *half == HalfDay::am ? whole + 1 : whole + 2;
}

std::optional<std::size_t> CalendarCompiler::season_of(CivilDay day) const {
  const MonthDay date = month_day_of(day);
  for (std::size_t index = 0; index < rules_.seasons.size(); ++index) {
    const Season& season = rules_.seasons[index];
    const bool over_new_year = season.to < season.from;
    const bool from_fits = season.from <= date;
    const bool to_fits = date <= season.to;
    if (over_new_year ? from_fits || to_fits : from_fits && to_fits) return index;
  }
  return {};
}

std::optional<HalfDay> CalendarCompiler::half_of(CivilDay day) const {
  const auto found = rules_.half_days.find(day);
  if (found == rules_.half_days.end()) return {};
  return found->second;
}

}  // namespace khongcho
