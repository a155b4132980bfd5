// Which open dossiers will miss their promise, told from how fast the steps go today and from who
// is on duty until when. Pure: people and their hours are an argument. Each officer does one thing
// at a time and takes what is promised first; that is played forward from now.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "core/alarm/alarm_rules.h"
#include "core/staffing/duty.h"

namespace khongcho {

// One duty of an officer; in several duties there are several of the same officer.
struct ForecastWorker {
  OfficerId officer;
  std::vector<StepKind> steps;  // that this officer may do
  Duty duty;
  std::vector<std::string> fields = {};  // none: every one
};

struct ForecastCase {
  DossierId dossier;
  Instant due_at{};
  std::vector<StepKind> steps;  // still to be done, the present one first
  OfficerId specialist = {};    // who alone processes it, once somebody does
  std::string field = {};
};

using StepPaces = std::map<StepKind, Seconds>;

enum class LateReason {
  missed,          // already
  nobody_on_duty,  // for the step that holds it, between then and the promise
  others_first,    // whoever does it has too much before it
  too_little_time  // even with nothing else to do
};

struct Forecast {
  DossierId dossier;
  Instant due_at{};
  std::optional<Instant> ready_at;  // nothing: not within the hours known
  // Of one that will miss:
  std::optional<StepKind> held_by;  // the step not done when the promise falls due
  LateReason reason = LateReason::missed;
  std::optional<Instant> last_on_duty;  // nobody_on_duty: until when somebody was
  int ahead = 0;                        // others_first: how many

  bool will_miss() const { return !ready_at || *ready_at > due_at; }
};

// One for each case, in the order given.
std::vector<Forecast> forecast(const std::vector<ForecastCase>& cases,
                               const std::vector<ForecastWorker>& workers, const StepPaces& paces,
                               Instant now);
// Those that will miss, the nearest promise first.
std::vector<Forecast> likely_to_miss(std::vector<Forecast> all);

std::string_view text_of(LateReason reason);

}  // namespace khongcho
