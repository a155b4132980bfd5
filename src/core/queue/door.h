// The promise at the door: will somebody who takes a number now be received before the cut-off
// (giờ chốt)? Told before they wait, so that who would wait in vain can choose another way.
#pragma once

#include <optional>

#include "base/time.h"
#include "core/promise/service_model.h"
#include "core/queue/expected_wait.h"

namespace khongcho {

enum class Door {
  not_today,     // no programme day, or one without a cut-off
  likely,        // the whole range lies before the cut-off
  uncertain,     // the cut-off falls inside the range
  unlikely,      // the whole range lies after it, or past today's last session
  after_cutoff,  // it is over
  unknown,       // too few people have been served today to tell
  no_counter,    // nobody is there for the service
  closed,        // the office has closed for today
};

struct DoorQuestion {
  std::optional<Instant> cutoff = {};  // today's; exactly then is in
  CutoffFrom cutoff_from = CutoffFrom::acceptance;
  Instant now{};
  CallTimes called = {};                      // of a newcomer
  std::optional<Seconds> usual_service = {};  // from call to acceptance: the median of today
  std::optional<Instant> last_close = {};     // end of today's last session; none: no session
};

struct DoorAnswer {
  Door door = Door::not_today;
  std::optional<Instant> cutoff = {};
  // When they would be received; only where it decides, and none past today's last session.
  std::optional<Instant> earliest_acceptance = {};
  std::optional<Instant> latest_acceptance = {};
  bool operator==(const DoorAnswer&) const = default;
};

DoorAnswer ask_at_door(const DoorQuestion& question);

}  // namespace khongcho
