#include "core/queue/pass_ticket.h"

namespace khongcho {

Expected<QueueTicket> pass_to(QueueTicket ticket, const AtCounter& from, const AtCounter& to,
                              Instant now) {
  const bool here = (ticket.state == TicketState::called || ticket.state == TicketState::serving) &&
                    ticket.counter == from.counter;
  if (!here)
    return Error{ErrorCode::conflict,
                 "ticket.is_" + std::string(text_of(ticket.state)),
                 {text_of_number(ticket)}};
  if (to.counter == from.counter)
    return Error{ErrorCode::invalid_input, "ticket.same_counter", {}, "quay"};
  ticket.state = TicketState::called;
  ticket.counter = to.counter;
  ticket.officer = to.officer;
  ticket.called_at = now;
  ticket.served_at.reset();
  ++ticket.times_called;
  return ticket;
}

}  // namespace khongcho
