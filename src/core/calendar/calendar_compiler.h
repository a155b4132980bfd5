// Turns calendar rules into the day records of a Calendar. Which sessions a date has, and whether
// deadlines move on it, is decided here and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/calendar/calendar.h"

namespace khongcho {

class CalendarCompiler {
 public:
  CalendarCompiler(const CalendarRules& rules, YearRange years) : rules_(rules) {
    calendar_.years_ = years;
  }

  Expected<Calendar> compile();

 private:
  std::optional<Error> problem() const;
  void sort_special_days();
  void make_patterns();
  void make_pattern(const std::vector<Session>& sessions, std::optional<HalfDay> half, bool counts);
  void add_days();
  void add_day(std::uint32_t pattern);

  std::uint32_t pattern_of(CivilDay day, const SpecialDay* special) const;
  std::uint32_t pattern_of(std::size_t source, std::optional<HalfDay> half) const;
  std::optional<std::size_t> season_of(CivilDay day) const;
  std::optional<HalfDay> half_of(CivilDay day) const;

  const CalendarRules& rules_;
  Calendar calendar_;
  std::int64_t counted_ = 0;
};

}  // namespace khongcho
