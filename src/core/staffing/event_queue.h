// The clock of a discrete-event simulation: things to do, each at its instant, in the order in
// which they were asked for when they fall together. No real time passes.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "base/time.h"

namespace khongcho {

class EventQueue {
 public:
  using Action = std::function<void(Instant now)>;

  // An instant already gone by means: next, at the present instant.
  void at(Instant when, Action action) {
    events_.emplace(std::pair{std::max(when, now_), order_++}, std::move(action));
  }

  // Runs everything up to and including `end`, also what is added on the way.
  void run_until(Instant end) {
    while (!events_.empty() && events_.begin()->first.first <= end) {
      const auto next = events_.extract(events_.begin());
      now_ = next.key().first;
      next.mapped()(now_);
    }
  }
  void clear() { events_.clear(); }

 private:
  std::map<std::pair<Instant, long>, Action> events_;
  Instant now_{};
  long order_ = 0;
};

}  // namespace khongcho
