// What an officer does to the person at the counter: call, call again, absent, serve, finish, send
// elsewhere. Every command refuses who does not sit at the open counter, and leaves all as it was.
#pragma once

#include <optional>
#include <string>

#include "app/waiting_room.h"

namespace khongcho::app {

// Whoever's turn it is for this counter. Refuses while somebody called is still there
// (`counter.busy`) and when nobody waits (`queue.nobody_waits`).
Expected<QueueTicket> call_next_ticket(const Context& ctx, const Desk& desk);
Expected<QueueTicket> call_ticket_again(const Context& ctx, const Desk& desk);
// Called and not come: parked, the number stays good.
Expected<QueueTicket> mark_ticket_absent(const Context& ctx, const Desk& desk);
Expected<QueueTicket> serve_ticket(const Context& ctx, const Desk& desk);
Expected<QueueTicket> transfer_ticket(const Context& ctx, const Desk& desk,
                                      const std::string& service);
// To another open counter of the office with nobody at it (`counter.other_is_closed`,
// `counter.other_is_busy`).
Expected<QueueTicket> pass_ticket(const Context& ctx, const Desk& desk, CounterId to);
// Without an outcome: what came of it by the dossiers made of the ticket, `asked_only` for none.
Expected<QueueTicket> finish_ticket(const Context& ctx, const Desk& desk,
                                    std::optional<TicketOutcome> outcome = {});

// F8, one key for eighty people a day: calls again whom nobody has met yet, ends the one being
// served and calls the next, or just calls. `shown` is the ticket the screen showed at the counter
// (none: empty): where it is another by now, nothing is done (`queue.screen_is_old`).
Expected<QueueTicket> call_on(const Context& ctx, const Desk& desk, TicketId shown);

}  // namespace khongcho::app
