#include "core/queue/waiting_runs.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace khongcho {

std::uint64_t WaitingRuns::Draws::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t value = state_;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

Seconds WaitingRuns::Draws::gap(Seconds mean) {
  const double share = static_cast<double>((next() >> 11) + 1) / 9007199254740992.0;  // 0 < .. <= 1
  const double gap = -std::log(share) * static_cast<double>(mean.count());
  return Seconds{1 + static_cast<std::int64_t>(gap)};
}

WaitingRuns::WaitingRuns(const RoomNow& room, std::uint64_t seed) : room_(room) {
  for (const std::string& service : room.services) {
    if (index_of(service) == newcomers_.size()) newcomers_.push_back({.service = service});
  }
  line_up();
  man_counters();
  for (std::size_t run = 0; run < kRuns; ++run) {
    draws_ = Draws(Draws(seed + run).next());  // a run does not hang on how long the last one was
    begin_run();
    play();
  }
}

std::size_t WaitingRuns::index_of(const std::string& service) {
  const auto found = std::ranges::find(services_, service);
  if (found != services_.end()) return static_cast<std::size_t>(found - services_.begin());
  services_.push_back(service);
  times_.push_back(room_.times.of(service));
  return services_.size() - 1;
}

std::size_t WaitingRuns::line_of(std::size_t service, int rank) {
  const auto found = std::ranges::find_if(
      all_lines_, [&](const Line& line) { return line.service == service && line.rank == rank; });
  if (found != all_lines_.end()) return static_cast<std::size_t>(found - all_lines_.begin());
  all_lines_.push_back({.service = service, .rank = rank});
  return all_lines_.size() - 1;
}

void WaitingRuns::line_up() {
  std::vector<const QueueTicket*> by_place;
  for (const QueueTicket& ticket : room_.tickets)
    if (ticket.state == TicketState::waiting) by_place.push_back(&ticket);
  std::ranges::sort(by_place, {}, [](const QueueTicket* ticket) { return place_of(*ticket); });
  for (const QueueTicket* ticket : by_place) {
    const std::size_t line = line_of(index_of(ticket->service), ticket->priority_rank);
    all_lines_[line].people.push_back(waiting_.size());
    waiting_.push_back({.ticket = ticket->id});
    overtaken_before_.push_back(ticket->overtaken);
  }
  if (room_.times.of("").empty()) return;  // nor can be told who of those to come is before whom
  for (const PriorityToCome::Kind& kind : room_.to_come.kinds)
    kinds_.push_back(line_of(index_of(kind.service), kind.rank));
}

void WaitingRuns::man_counters() {
  for (const CounterAtWork& at_work : room_.counters) {
    Counter& counter = counters_.emplace_back(Counter{.busy_with = index_of(at_work.service)});
    const auto is_served = [&](std::size_t service) {
      return at_work.served.empty() ||
             std::ranges::find(at_work.served, services_[service]) != at_work.served.end();
    };
    for (std::size_t service = 0; service < newcomers_.size(); ++service) {
      if (!is_served(service)) continue;
      counter.services.push_back(service);
      newcomers_[service].has_counter = true;
    }
    for (std::size_t line = 0; line < all_lines_.size(); ++line) {
      if (!is_served(all_lines_[line].service)) continue;
      counter.lines.push_back(line);
      for (const std::size_t person : all_lines_[line].people) waiting_[person].has_counter = true;
    }
  }
}

void WaitingRuns::begin_run() {
  drawn_from_.resize(times_.size());
  for (std::size_t service = 0; service < times_.size(); ++service) {
    drawn_from_[service].clear();
    for (std::size_t i = 0; i < times_[service].size(); ++i)
      drawn_from_[service].push_back(draws_.one_of(times_[service]));
  }
  lines_ = all_lines_;
  overtaken_ = overtaken_before_;
  newcomers_now_.assign(newcomers_.size(), {});
  next_arrival_ = kinds_.empty() ? kNever : draws_.gap(room_.to_come.mean_gap);
  free_at_.clear();
  for (std::size_t i = 0; i < counters_.size(); ++i)
    free_at_.push_back(std::max(room_.counters[i].back_in, rest_of_service(i)));
  to_call_ = static_cast<std::size_t>(std::ranges::count(waiting_, true, &Person::has_counter) +
                                      std::ranges::count(newcomers_, true, &Newcomer::has_counter));
}

void WaitingRuns::play() {
  while (to_call_ > 0) {
    const auto soonest = std::ranges::min_element(free_at_);
    const Seconds now = *soonest;
    if (now == kNever) return;  // how long anybody takes is not known
    let_arrive(now);
    call(static_cast<std::size_t>(soonest - free_at_.begin()), now);
  }
}

void WaitingRuns::let_arrive(Seconds now) {
  while (next_arrival_ <= now) {
    lines_[kinds_[draws_.below(kinds_.size())]].people.push_back(overtaken_.size());
    overtaken_.push_back(0);
    next_arrival_ += draws_.gap(room_.to_come.mean_gap);
  }
}

// As next_call() of calling_order.h chooses.
void WaitingRuns::call(std::size_t counter, Seconds now) {
  const Counter& here = counters_[counter];
  std::optional<std::size_t> head, first;  // lines
  for (const std::size_t i : here.lines) {
    const Line& line = lines_[i];
    if (line.is_empty()) continue;
    if (!head || line.front() < lines_[*head].front()) head = i;
    if (!first || line.rank > lines_[*first].rank ||
        (line.rank == lines_[*first].rank && line.front() < lines_[*first].front()))
      first = i;
  }
  if (!head || lines_[*head].front() >= waiting_.size())
    pass_newcomers(here, now, !head.has_value());
  if (!head) {
    free_at_[counter] = next_arrival_;
    return;
  }
  int& overtaken = overtaken_[lines_[*head].front()];
  const bool is_heads_turn = head == first || overtaken >= room_.rule.most_overtaken;
  if (!is_heads_turn) ++overtaken;
  Line& line = lines_[is_heads_turn ? *head : *first];
  const std::size_t person = line.front();
  ++line.called;
  const auto& times = drawn_from_[line.service];
  free_at_[counter] = times.empty() ? kNever : now + draws_.one_of(times);
  if (person >= waiting_.size()) return;
  waiting_[person].waits.push_back(now);
  --to_call_;
}

// Nobody who waits now is left for this counter: a newcomer is at the head of its line.
void WaitingRuns::pass_newcomers(const Counter& counter, Seconds now, bool room_is_empty) {
  for (const std::size_t service : counter.services) {
    NewcomerNow& newcomer = newcomers_now_[service];
    if (newcomer.is_called) continue;
    if (!room_is_empty && newcomer.overtaken < room_.rule.most_overtaken) {
      ++newcomer.overtaken;
      continue;
    }
    newcomer.is_called = true;
    newcomers_[service].waits.push_back(now);
    --to_call_;
  }
}

Seconds WaitingRuns::rest_of_service(std::size_t counter) {
  const auto busy_for = room_.counters[counter].busy_for;
  if (!busy_for) return {};
  const auto times = times_[counters_[counter].busy_with];
  if (times.empty()) return kNever;
  const auto longer = [&](Seconds time) { return time >= *busy_for; };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(times, longer));
  // Longer than anybody today: what is left is no longer than half of an ordinary time.
  if (count == 0) return draws_.one_of(times) / 2;
  std::size_t nth = draws_.below(count);
  for (const Seconds time : times)
    if (longer(time) && nth-- == 0) return time - *busy_for;
  return {};
}

}  // namespace khongcho
