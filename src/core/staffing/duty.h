// When one officer is at work: the sessions of the office cut down to the officer's shifts.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/staffing/roster.h"

namespace khongcho {

// Unbroken time at work; `to` itself is outside.
struct Stretch {
  Instant from{};
  Instant to{};
  bool operator==(const Stretch&) const = default;
};

// Known for the days it was made for; later than that the officer is never at work.
class Duty {
 public:
  Duty(const Calendar& calendar, const std::vector<Shift>& shifts, CivilDay first, CivilDay last);
  // Of stretches in order, none touching another.
  explicit Duty(std::vector<Stretch> stretches) : stretches_(std::move(stretches)) {}

  const std::vector<Stretch>& stretches() const { return stretches_; }
  bool is_on(Instant at) const { return find(at) != nullptr; }
  // How long until the stretch ends; nothing when not at work.
  Seconds left(Instant at) const;
  // When work begins next, or is under way; nothing when it never does.
  std::optional<Instant> next_from(Instant at) const;
  // Time at work between two instants.
  Seconds time_between(Instant from, Instant to) const;
  // When work begun then and taking that long is done, resting between stretches. Nothing when
  // that lies past the last one. Work that fills a stretch ends with it.
  std::optional<Instant> after_work(Instant from, Seconds amount) const;

 private:
  const Stretch* find(Instant at) const;

  std::vector<Stretch> stretches_;  // in order
};

}  // namespace khongcho
