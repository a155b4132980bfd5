// Figures of a waiting room's day from its tickets: how long people waited and were served, and
// what came of them; in all, by service, by hour of taking a number, by counter.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "base/time.h"
#include "core/queue/ticket.h"

namespace khongcho {

// By nearest rank; zero of nothing.
struct TimeFigures {
  int count = 0;
  Seconds median{};
  Seconds percentile_95{};
  bool operator==(const TimeFigures&) const = default;
};

struct TicketFigures {
  int tickets = 0;
  TimeFigures wait;     // from taking the number to the call that was served, the last one
  TimeFigures service;  // from that call to the end
  int left = 0;         // without having been served
  int waiting = 0;      // still in line; parked, called and served ones are not
  bool operator==(const TicketFigures&) const = default;
};

struct QueueFigures {
  TicketFigures all;
  std::map<std::string, TicketFigures> by_service;
  std::map<int, TicketFigures> by_hour;           // 0 to 23, of taking the number
  std::map<CounterId, TicketFigures> by_counter;  // that called last; not of who was never called
  std::map<TicketOutcome, int> by_outcome;        // `none` for those that have not ended
};

QueueFigures queue_figures(std::span<const QueueTicket> tickets);

}  // namespace khongcho
