#include "core/queue/ticket.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

using enum TicketState;

constexpr std::array<std::string_view, 5> kStates{"waiting", "called", "serving", "parked",
                                                  "ended"};
constexpr std::array<std::string_view, 6> kOutcomes{"none",    "received",   "instructed",
                                                    "refused", "asked_only", "left"};

template <typename Value, std::size_t n>
std::optional<Value> value_of(const std::array<std::string_view, n>& texts, std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return {};
  return static_cast<Value>(found - texts.begin());
}

// A press that comes too late, or of somebody who looks at yesterday's screen.
Error refused(const QueueTicket& ticket) {
  return {ErrorCode::conflict,
          "ticket.is_" + std::string(text_of(ticket.state)),
          {text_of_number(ticket)}};
}

bool is_at(const QueueTicket& ticket, const AtCounter& by) {
  return ticket.counter == by.counter;
}

void wait_again(QueueTicket& ticket) {
  ticket.state = waiting;
  ticket.outcome = TicketOutcome::none;
  ticket.counter = {};
  ticket.officer = {};
  ticket.called_at.reset();
  ticket.served_at.reset();
  ticket.ended_at.reset();
}

}  // namespace

std::string_view text_of(TicketState state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::string_view text_of(TicketOutcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}

std::optional<TicketState> ticket_state_of(std::string_view text) {
  return value_of<TicketState>(kStates, text);
}

std::optional<TicketOutcome> ticket_outcome_of(std::string_view text) {
  return value_of<TicketOutcome>(kOutcomes, text);
}

std::string text_of_number(const QueueTicket& ticket) {
  return fmt::format("{}{:03}", ticket.letter, ticket.number);
}

PlaceInLine place_of(const QueueTicket& ticket) {
  return {.since = ticket.in_line_since, .ticket = ticket.id};
}

Expected<QueueTicket> call(QueueTicket ticket, const AtCounter& by, Instant now) {
  if (ticket.state != waiting) return refused(ticket);
  ticket.state = called;
  ticket.counter = by.counter;
  ticket.officer = by.officer;
  ticket.called_at = now;
  ++ticket.times_called;
  return ticket;
}

Expected<QueueTicket> call_again(QueueTicket ticket, const AtCounter& by) {
  if (ticket.state != called || !is_at(ticket, by)) return refused(ticket);
  ++ticket.times_called;
  return ticket;
}

Expected<QueueTicket> serve(QueueTicket ticket, const AtCounter& by, Instant now) {
  if (ticket.state != called || !is_at(ticket, by)) return refused(ticket);
  ticket.state = serving;
  ticket.served_at = now;
  return ticket;
}

Expected<QueueTicket> park(QueueTicket ticket, const AtCounter& by) {
  if (ticket.state != called || !is_at(ticket, by)) return refused(ticket);
  ticket.state = parked;
  return ticket;
}

Expected<QueueTicket> come_back(QueueTicket ticket, Instant now) {
  if (ticket.state != parked) return refused(ticket);
  wait_again(ticket);
  ticket.in_line_since = now;
  ticket.overtaken = 0;
  return ticket;
}

Expected<QueueTicket> transfer(QueueTicket ticket, std::string service, const AtCounter& by) {
  if ((ticket.state != called && ticket.state != serving) || !is_at(ticket, by))
    return refused(ticket);
  if (service == ticket.service)
    return Error{ErrorCode::invalid_input, "ticket.same_service", {}, "service"};
  wait_again(ticket);
  ticket.service = std::move(service);
  return ticket;
}

Expected<QueueTicket> finish(QueueTicket ticket, TicketOutcome outcome, Instant now) {
  if (outcome == TicketOutcome::none)
    return Error{ErrorCode::invalid_input, "ticket.no_outcome", {}, "outcome"};
  const bool unserved = outcome == TicketOutcome::left;
  if (ticket.state == ended || (ticket.state == serving) == unserved) return refused(ticket);
  ticket.state = ended;
  ticket.outcome = outcome;
  ticket.ended_at = now;
  return ticket;
}

Expected<QueueTicket> return_with_papers(QueueTicket ticket, CivilDay queue_day) {
  if (ticket.state != ended || ticket.outcome != TicketOutcome::instructed) return refused(ticket);
  if (queue_day != ticket.day)
    return Error{ErrorCode::conflict, "ticket.of_another_day", {text_of_number(ticket)}};
  wait_again(ticket);
  return ticket;
}

QueueTicket end_with_queue(QueueTicket ticket, Instant now) {
  if (ticket.state == ended) return ticket;
  ticket.state = ended;
  ticket.outcome = TicketOutcome::left;
  ticket.ended_at = now;
  return ticket;
}

}  // namespace khongcho
