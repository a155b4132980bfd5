#include "core/queue/expected_wait.h"

#include <algorithm>

#include "core/queue/nearest_rank.h"
#include "core/queue/waiting_runs.h"

namespace khongcho {

namespace {

using std::chrono::minutes;

// With fewer a service borrows the times of all the others, and all together tell nothing.
constexpr std::size_t kFewestTimes = 5;
// Older ones are of another hour of the day, perhaps of another officer.
constexpr std::size_t kMostTimes = 40;
// Of who said when they would be back and is not.
constexpr Seconds kOverduePause = minutes{5};
// Before that much of the day is over, its first people with a priority say little of the rest.
constexpr Seconds kShortestPast = minutes{30};

constexpr std::size_t kLowPercent = 10;
constexpr std::size_t kHighPercent = 90;
// What no run knows: pauses, people who are absent when called or stay longer than anybody today.
constexpr int kLowShare = 95;  // percent of the low end
constexpr int kHighShare = 105;
constexpr Seconds kTimeToCall = minutes{1};  // nobody is called the second a counter is free
constexpr Seconds kFineStep = minutes{1};
constexpr Seconds kCoarseStep = minutes{5};
constexpr Seconds kFineBelow = minutes{10};

Seconds step_of(Seconds wait) {
  return wait < kFineBelow ? kFineStep : kCoarseStep;
}

bool took_time(const QueueTicket& ticket) {
  return ticket.state == TicketState::ended && ticket.outcome != TicketOutcome::left &&
         ticket.called_at && ticket.ended_at;
}

std::span<const Seconds> latest(std::span<const Seconds> times) {
  return times.last(std::min(times.size(), kMostTimes));
}

ExpectedWait wait_of(std::vector<Seconds>& runs, bool has_counter) {
  if (!has_counter) return {};
  if (runs.size() < WaitingRuns::kRuns) return {.kind = WaitKind::unknown};
  const WaitRange range{.low = nearest_rank(runs, kLowPercent),
                        .high = nearest_rank(runs, kHighPercent)};
  return {.kind = WaitKind::known, .range = shown_range(range)};
}

// Open time of that day from one instant to a later one.
Seconds open_on(const Calendar& calendar, CivilDay day, Instant from, Instant to) {
  Seconds open{};
  for (const Session& session : calendar.sessions_on(day)) {
    const Instant begin = std::max(from, instant_of(day, session.from));
    const Instant end = std::min(to, instant_of(day, session.to));
    if (begin < end) open += end - begin;
  }
  return open;
}

}  // namespace

ServiceTimes::ServiceTimes(std::span<const QueueTicket> tickets) {
  std::vector<const QueueTicket*> ended;
  for (const QueueTicket& ticket : tickets)
    if (took_time(ticket)) ended.push_back(&ticket);
  std::ranges::sort(ended, {}, [](const QueueTicket* ticket) {
    return std::pair{*ticket->ended_at, ticket->id};
  });
  for (const QueueTicket* ticket : ended)
    by_service_[ticket->service].push_back(*ticket->ended_at - *ticket->called_at);
  for (const auto& [service, times] : by_service_) {
    const auto newest = latest(times);
    all_.insert(all_.end(), newest.begin(), newest.end());
  }
}

std::span<const Seconds> ServiceTimes::of(std::string_view service) const {
  const auto own = by_service_.find(service);
  if (own != by_service_.end() && own->second.size() >= kFewestTimes) return latest(own->second);
  if (all_.size() < kFewestTimes) return {};
  return all_;
}

std::optional<Seconds> ServiceTimes::median_of(std::string_view service) const {
  const auto times = of(service);
  if (times.empty()) return {};
  std::vector<Seconds> ranked(times.begin(), times.end());
  return nearest_rank(ranked, 50);
}

std::vector<CounterAtWork> counters_at_work(std::span<const CounterDuty> duties,
                                            std::span<const QueueTicket> tickets, Instant now) {
  std::vector<CounterAtWork> at_work;
  for (const CounterDuty& duty : duties) {
    const bool will_be_back = duty.state == CounterState::paused && duty.back_at;
    if (duty.state != CounterState::open && !will_be_back) continue;
    CounterAtWork& counter = at_work.emplace_back(CounterAtWork{.served = duty.services});
    if (will_be_back)
      counter.back_in = *duty.back_at > now ? Seconds{*duty.back_at - now} : kOverduePause;
    for (const QueueTicket& ticket : tickets) {
      const bool is_there =
          ticket.state == TicketState::called || ticket.state == TicketState::serving;
      if (!is_there || ticket.counter != duty.counter || !ticket.called_at) continue;
      counter.busy_for = std::max(Seconds{}, Seconds{now - *ticket.called_at});
      counter.service = ticket.service;
    }
  }
  return at_work;
}

PriorityToCome priority_to_come(const Calendar& calendar, std::span<const QueueTicket> tickets,
                                Instant now) {
  PriorityToCome to_come;
  Instant first = now;
  for (const QueueTicket& ticket : tickets) {
    first = std::min(first, ticket.taken_at);
    if (ticket.priority_rank > 0)
      to_come.kinds.push_back({.service = ticket.service, .rank = ticket.priority_rank});
  }
  if (to_come.kinds.empty()) return to_come;
  Seconds open{};
  for (CivilDay day = civil_day(first); day <= civil_day(now); day += std::chrono::days{1})
    open += open_on(calendar, day, first, now);
  to_come.mean_gap =
      std::max(open, kShortestPast) / static_cast<std::int64_t>(to_come.kinds.size());
  return to_come;
}

ExpectedWait ExpectedWaits::of(TicketId ticket) const {
  const auto found = by_ticket.find(ticket);
  return found == by_ticket.end() ? ExpectedWait{} : found->second;
}

ExpectedWait ExpectedWaits::of_newcomer(std::string_view service) const {
  const auto found = by_newcomer.find(service);
  return found == by_newcomer.end() ? ExpectedWait{} : found->second;
}

ExpectedWaits expected_waits(const RoomNow& room, std::uint64_t seed) {
  WaitingRuns runs(room, seed);
  ExpectedWaits waits;
  for (WaitingRuns::Person& person : runs.waiting())
    waits.by_ticket[person.ticket] = wait_of(person.waits, person.has_counter);
  for (WaitingRuns::Newcomer& newcomer : runs.newcomers())
    waits.by_newcomer[newcomer.service] = wait_of(newcomer.waits, newcomer.has_counter);
  return waits;
}

WaitRange shown_range(WaitRange of_runs) {
  const Seconds low = of_runs.low * kLowShare / 100;
  const Seconds high = of_runs.high * kHighShare / 100 + kTimeToCall;
  const Seconds coarse = step_of(high);
  return {.low = low - low % step_of(low),
          .high = high % coarse == Seconds{} ? high : high - high % coarse + coarse};
}

std::optional<Instant> after_open_time(const Calendar& calendar, Instant from, Seconds open) {
  const CivilDay day = civil_day(from);
  for (const Session& session : calendar.sessions_on(day)) {
    const Instant begin = std::max(from, instant_of(day, session.from));
    const Instant end = instant_of(day, session.to);
    if (begin >= end) continue;
    if (open < end - begin) return begin + open;
    open -= end - begin;
  }
  return {};
}

CallTimes call_times(const Calendar& calendar, Instant now, const ExpectedWait& wait) {
  if (wait.kind != WaitKind::known) return {.kind = wait.kind};
  return {.kind = wait.kind,
          .earliest = after_open_time(calendar, now, wait.range.low),
          .latest = after_open_time(calendar, now, wait.range.high)};
}

}  // namespace khongcho
