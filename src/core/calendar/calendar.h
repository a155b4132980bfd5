// The working calendar (lịch làm việc), compiled once from its rules: a record for each day, so
// that "the N-th counted day" and "after so much counted time" are look-ups, never a walk.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/expected.h"
#include "base/time.h"
#include "core/calendar/calendar_rules.h"

namespace khongcho {

// The refusal of everything that needs a day outside the known years.
Error unknown_year(int year);

// Three things differ: a day may be known (within the calendar's years), a reception day (it has
// sessions), and counted (deadlines move on it). A receive-only Saturday is not counted.
// Functions that look for an instant refuse with `calendar.unknown_year` and the missing year;
// those that describe a day answer for an unknown one as for a closed one: ask knows() first.
class Calendar {
 public:
  // Refuses rules that make no sense: sessions out of order, months that do not exist, years that
  // end before they begin. Of two entries for one date the later amends the earlier. Rules
  // without years are compiled for 1990 to 2099.
  static Expected<Calendar> compile(const CalendarRules& rules);
  // The same for these years alone, whatever years the rules name.
  static Expected<Calendar> compile(const CalendarRules& rules, YearRange years);

  YearRange known_years() const { return years_; }
  bool knows(CivilDay day) const;

  std::span<const Session> sessions_on(CivilDay day) const;
  bool is_reception_day(CivilDay day) const { return !sessions_on(day).empty(); }
  bool counts(CivilDay day) const;
  // Why the day is not an ordinary one, with the name for the public calendar; null when it is.
  const SpecialDay* special_day(CivilDay day) const;
  // End of the last session; nothing on a closed day.
  std::optional<Instant> close_of(CivilDay day) const;

  // In a session, the closing instant excluded.
  bool is_open(Instant at) const;
  // The instant itself when open, else the beginning of the next session.
  Expected<Instant> next_open(Instant at) const;

  // The n-th counted day after `day`, n >= 1.
  Expected<CivilDay> next_counted_day(CivilDay day, int n = 1) const;
  // Counted time from one instant to a later one; none when `to` is not later.
  Expected<Seconds> counted_between(Instant from, Instant to) const;
  // The earliest instant by which that much has been counted: it stays on a closing instant
  // (11:30, not 13:30).
  Expected<Instant> after_counted(Instant from, Seconds amount) const;

 private:
  // How a day is worked; days alike share one.
  struct Pattern {
    std::uint32_t first_session = 0;
    std::uint32_t session_count = 0;
    bool counts = false;
    std::int64_t counted = 0;  // seconds a deadline moves on such a day
  };
  struct Day {
    std::int64_t counted_before = 0;  // seconds counted on all earlier days
    std::int32_t counted_days_before = 0;
    std::int32_t reception_days_before = 0;
    std::uint32_t pattern = 0;
  };

  const Day* find(CivilDay day) const;
  std::int64_t counted_by(const Day& day, Seconds since_midnight) const;
  std::span<const Session> sessions_of(const Day& day) const;
  // The first missing year of a search that ran past the end.
  Error past_the_end() const { return unknown_year(years_.last + 1); }

  friend class CalendarCompiler;

  YearRange years_{};
  CivilDay first_{};
  std::vector<Day> days_;
  std::vector<Pattern> patterns_;
  std::vector<Session> sessions_;
  std::vector<std::int32_t> counted_days_;    // indices into days_
  std::vector<std::int32_t> reception_days_;  // indices into days_
  std::vector<SpecialDay> special_days_;      // by date, one a date
};

}  // namespace khongcho
