// The working calendar (lịch làm việc) as written down: seasonal hours, holidays, swaps, half
// days, Saturdays. Calendar (calendar.h) compiles these rules into something fast to ask.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace khongcho {

// Seconds since local midnight; `to` itself is outside.
struct Session {
  Seconds from{};
  Seconds to{};
  bool operator==(const Session&) const = default;
};

struct MonthDay {
  unsigned month = 1;
  unsigned day = 1;
  auto operator<=>(const MonthDay&) const = default;
};

// Both ends included; a season may run over New Year (from 01/11 to 31/03).
struct Season {
  MonthDay from;
  MonthDay to;
  std::vector<Session> sessions;  // in order, not overlapping
};

// A Saturday the office chose to open (QĐ 14/2010/QĐ-TTg). Where it does not count, dossiers are
// received but no deadline moves.
struct SaturdayRule {
  std::vector<Session> sessions;
  bool counts = false;
};

// Which half is worked; the other is off.
enum class HalfDay { am, pm };

// swap_off is a weekday taken off, swap_work the day worked instead; the latter has the hours of
// the day it `replaces`.
enum class SpecialDayKind { holiday, swap_off, swap_work };

struct SpecialDay {
  CivilDay on{};
  SpecialDayKind kind = SpecialDayKind::holiday;
  std::optional<CivilDay> replaces = {};
  std::string name = {};  // printed on the public calendar
};

struct YearRange {
  int first = 0;
  int last = 0;
};

struct CalendarRules {
  std::vector<Season> seasons;
  std::optional<SaturdayRule> saturday = {};
  std::map<CivilDay, HalfDay> half_days = {};
  std::vector<SpecialDay> days = {};
  std::optional<YearRange> years = {};  // known years; none = no limit (the caller vouches)
};

}  // namespace khongcho
