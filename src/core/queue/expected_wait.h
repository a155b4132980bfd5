// How long until somebody in the line is called: a range, found by playing the rest of the line
// many times with today's own times at the counter. Each run takes people by the rule of
// calling_order.h; what is shown lies from the 10th to the 90th percentile of the runs, widened a
// little for what no run knows (pauses, absent people) and rounded outward.
//
// Only time in which the office is open counts. after_open_time() makes a clock time of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/calendar/calendar.h"
#include "core/queue/calling_order.h"
#include "core/queue/counter_duty.h"
#include "core/queue/ticket.h"

namespace khongcho {

// Today's times at the counter, from call to end, of people who were served.
class ServiceTimes {
 public:
  ServiceTimes() = default;
  // Tickets of one day; those that took no counter's time are passed over.
  explicit ServiceTimes(std::span<const QueueTicket> tickets);

  // The latest of that service; of all services while it has too few; none while all have.
  std::span<const Seconds> of(std::string_view service) const;
  std::optional<Seconds> median_of(std::string_view service) const;

 private:
  std::map<std::string, std::vector<Seconds>, std::less<>> by_service_;  // newest last
  std::vector<Seconds> all_;
};

// A counter that calls people, now or after a pause with a known end.
struct CounterAtWork {
  ServedServices served = {};            // none: all
  std::optional<Seconds> busy_for = {};  // since whoever is there was called; none: nobody is
  std::string service = {};              // of whoever is there
  Seconds back_in{};                     // until the pause ends
};
// Open counters, and paused ones that said when they are back.
std::vector<CounterAtWork> counters_at_work(std::span<const CounterDuty> duties,
                                            std::span<const QueueTicket> tickets, Instant now);

// People with a priority who will still come and go ahead: as often as today so far.
struct PriorityToCome {
  struct Kind {
    std::string service;
    int rank = 0;
  };
  Seconds mean_gap{};            // between two of them
  std::vector<Kind> kinds = {};  // each as likely as it stands here; none: nobody will come
};
PriorityToCome priority_to_come(const Calendar& calendar, std::span<const QueueTicket> tickets,
                                Instant now);

struct WaitRange {
  Seconds low{};
  Seconds high{};
  bool operator==(const WaitRange&) const = default;
};

// unknown: too few people have been served today. no_counter: nobody is there for the service.
enum class WaitKind { known, unknown, no_counter };

struct ExpectedWait {
  WaitKind kind = WaitKind::no_counter;
  WaitRange range = {};  // of a known one
  bool operator==(const ExpectedWait&) const = default;
};

struct RoomNow {
  std::span<const QueueTicket> tickets;  // of today; those that do not wait are passed over
  std::span<const CounterAtWork> counters;
  std::span<const std::string> services;  // that a newcomer may ask for
  const ServiceTimes& times;
  PriorityToCome to_come = {};
  CallingRule rule = {};
};

struct ExpectedWaits {
  std::map<TicketId, ExpectedWait> by_ticket;  // everybody who waits
  // Of somebody without priority who takes a number now.
  std::map<std::string, ExpectedWait, std::less<>> by_newcomer;

  // no_counter for who does not wait, and for a service nobody knows.
  ExpectedWait of(TicketId ticket) const;
  ExpectedWait of_newcomer(std::string_view service) const;
};

// The same room and seed give the same ranges.
ExpectedWaits expected_waits(const RoomNow& room, std::uint64_t seed = 1);

// What is shown for a range of the runs: widened, then rounded outward.
WaitRange shown_range(WaitRange of_runs);

// An instant within today's sessions, that much open time later; nothing when today has not so
// much left. What would fall on a closing instant falls on the next opening.
std::optional<Instant> after_open_time(const Calendar& calendar, Instant from, Seconds open);

// A wait as hours of the day. Nothing for an end that falls past today's last session.
struct CallTimes {
  WaitKind kind = WaitKind::no_counter;
  std::optional<Instant> earliest = {};
  std::optional<Instant> latest = {};
  bool operator==(const CallTimes&) const = default;
};
CallTimes call_times(const Calendar& calendar, Instant now, const ExpectedWait& wait);

}  // namespace khongcho
