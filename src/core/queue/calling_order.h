// Whose turn it is. The rule, as it is told to people and printed on the wall:
//
//   People with a priority are called first, the higher class before the lower; within a class,
//   and among all others, whoever took a number earlier is called earlier. Whoever stands at the
//   head of the line is overtaken at most three times; then it is their turn.
//
// So between two calls by order of arrival there are at most three by priority, and a person with
// k people before them in the lines of a counter is called at the latest with its
// (k + 1) x (3 + 1)-th call (calling_order_property_test.cpp).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/queue/ticket.h"

namespace khongcho {

struct CallingRule {
  int most_overtaken = 3;
};

// Codes of the services a counter serves. Empty: all of them.
using ServedServices = std::vector<std::string>;
bool serves(const ServedServices& served, const QueueTicket& ticket);

// Places in the list that was asked about.
struct NextCall {
  std::size_t ticket;
  std::optional<std::size_t> overtakes;  // the head of the line, when it is not called itself
};

// Tickets that do not wait are passed over. Nothing when nobody waits for such a counter.
std::optional<NextCall> next_call(std::span<const QueueTicket> tickets,
                                  const ServedServices& served, const CallingRule& rule = {});

// Everybody who waits, in the order one counter would call them if nobody else came.
std::vector<TicketId> calling_order(std::vector<QueueTicket> tickets, const ServedServices& served,
                                    const CallingRule& rule = {});

}  // namespace khongcho
