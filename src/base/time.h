// Instants and civil days. An Instant is UTC seconds; civil time in Vietnam is a fixed +07:00
// with no daylight saving, so no time-zone database is consulted and TZ has no effect.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khongcho {

using Seconds = std::chrono::seconds;
using Instant = std::chrono::sys_seconds;   // UTC
using CivilDay = std::chrono::local_days;   // a date in Vietnam

constexpr Seconds kVietnamOffset = std::chrono::hours{7};

constexpr CivilDay civil_day(Instant at) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::local_seconds{at.time_since_epoch() + kVietnamOffset});
}
// Seconds since local midnight, 0 to 86,399.
constexpr Seconds time_of_day(Instant at) {
  const auto local = std::chrono::local_seconds{at.time_since_epoch() + kVietnamOffset};
  return local - std::chrono::floor<std::chrono::days>(local);
}
constexpr Instant instant_of(CivilDay day, Seconds since_midnight = Seconds{0}) {
  return Instant{std::chrono::local_seconds{day}.time_since_epoch() + since_midnight -
                 kVietnamOffset};
}

constexpr std::int64_t unix_seconds(Instant at) { return at.time_since_epoch().count(); }
constexpr Instant from_unix(std::int64_t seconds) { return Instant{Seconds{seconds}}; }

int year_of(CivilDay day);
// 1 Monday … 7 Sunday (ISO 8601).
int iso_weekday(CivilDay day);

// "2023-09-29"; "20:15" or "20:15:30" as seconds since midnight ("24:00" is not one). Nothing on
// any other text.
std::optional<CivilDay> parse_day(std::string_view text);
std::optional<Seconds> parse_time_of_day(std::string_view text);
// RFC 3339, "2023-09-29T15:10:00+07:00" or with Z; seconds and offset may be left out, the offset
// then being +07:00. A blank may stand for the T. Fractions of a second are refused.
std::optional<Instant> parse_instant(std::string_view text);

std::string iso_day(CivilDay day);        // 2023-09-29
std::string iso_instant(Instant at);      // 2023-09-29T15:10:00+07:00
std::string day_text(CivilDay day);       // 29/09/2023
std::string day_month_text(CivilDay day); // 29/09
std::string clock_text(Instant at);       // 15:10
std::string clock_text(Seconds since_midnight);
std::string compact_day(CivilDay day);    // 230929, as in a dossier code

// The only source of the present. A test or a demo passes its own.
class TimeSource {
 public:
  virtual ~TimeSource() = default;
  virtual Instant now() const = 0;
};

class SystemTime : public TimeSource {
 public:
  Instant now() const override;
};

// Starts at a given instant and runs from there at normal speed, or stands still.
class ShiftedTime : public TimeSource {
 public:
  ShiftedTime(Instant start, bool frozen);
  Instant now() const override;

 private:
  Instant start_;
  Instant real_start_;
  bool frozen_;
};

// Set by hand: replay and tests.
class ManualTime : public TimeSource {
 public:
  explicit ManualTime(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

}  // namespace khongcho
