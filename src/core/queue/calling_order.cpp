#include "core/queue/calling_order.h"

#include <algorithm>
#include <tuple>

namespace khongcho {

bool serves(const ServedServices& served, const QueueTicket& ticket) {
  return served.empty() || std::ranges::find(served, ticket.service) != served.end();
}

std::optional<NextCall> next_call(std::span<const QueueTicket> tickets,
                                  const ServedServices& served, const CallingRule& rule) {
  const auto by_priority = [](const QueueTicket& ticket) {
    return std::tuple{-ticket.priority_rank, place_of(ticket)};
  };
  std::optional<std::size_t> head, first;
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    const QueueTicket& ticket = tickets[i];
    if (ticket.state != TicketState::waiting || !serves(served, ticket)) continue;
    if (!head || place_of(ticket) < place_of(tickets[*head])) head = i;
    if (!first || by_priority(ticket) < by_priority(tickets[*first])) first = i;
  }
  if (!head) return {};
  if (head == first || tickets[*head].overtaken >= rule.most_overtaken)
    return NextCall{.ticket = *head, .overtakes = {}};
  return NextCall{.ticket = *first, .overtakes = head};
}

std::vector<TicketId> calling_order(std::vector<QueueTicket> tickets, const ServedServices& served,
                                    const CallingRule& rule) {
  std::vector<TicketId> order;
  while (const auto next = next_call(tickets, served, rule)) {
    if (next->overtakes) ++tickets[*next->overtakes].overtaken;
    order.push_back(tickets[next->ticket].id);
    tickets[next->ticket] = tickets.back();
    tickets.pop_back();
  }
  return order;
}

}  // namespace khongcho
