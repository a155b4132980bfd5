#include "core/queue/queue_figures.h"

#include <vector>

#include "core/queue/nearest_rank.h"

namespace khongcho {

namespace {

TimeFigures figures_of(std::vector<Seconds>& times) {
  if (times.empty()) return {};
  return {.count = static_cast<int>(times.size()),
          .median = nearest_rank(times, 50),
          .percentile_95 = nearest_rank(times, 95)};
}

// Tickets of one row, as they are met.
class Row {
 public:
  void add(const QueueTicket& ticket) {
    ++figures_.tickets;
    if (ticket.outcome == TicketOutcome::left) ++figures_.left;
    if (ticket.state == TicketState::waiting) ++figures_.waiting;
    if (!ticket.called_at || !ticket.served_at) return;
    waits_.push_back(*ticket.called_at - ticket.taken_at);
    if (ticket.ended_at) services_.push_back(*ticket.ended_at - *ticket.called_at);
  }

  TicketFigures figures() {
    figures_.wait = figures_of(waits_);
    figures_.service = figures_of(services_);
    return figures_;
  }

 private:
  TicketFigures figures_;
  std::vector<Seconds> waits_;
  std::vector<Seconds> services_;
};

template <typename Key>
std::map<Key, TicketFigures> figures_of(std::map<Key, Row>& rows) {
  std::map<Key, TicketFigures> figures;
  for (auto& [key, row] : rows) figures[key] = row.figures();
  return figures;
}

}  // namespace

QueueFigures queue_figures(std::span<const QueueTicket> tickets) {
  Row all;
  std::map<std::string, Row> by_service;
  std::map<int, Row> by_hour;
  std::map<CounterId, Row> by_counter;
  QueueFigures figures;
  for (const QueueTicket& ticket : tickets) {
    all.add(ticket);
    by_service[ticket.service].add(ticket);
    by_hour[static_cast<int>(time_of_day(ticket.taken_at) / std::chrono::hours{1})].add(ticket);
    if (ticket.counter) by_counter[ticket.counter].add(ticket);
    ++figures.by_outcome[ticket.outcome];
  }
  figures.all = all.figures();
  figures.by_service = figures_of(by_service);
  figures.by_hour = figures_of(by_hour);
  figures.by_counter = figures_of(by_counter);
  return figures;
}

}  // namespace khongcho
