// Whoever is at one counter goes on to another that is free: no new turn, no new place in line.
#pragma once

#include "core/queue/ticket.h"

namespace khongcho {

// Called at the other counter at once, the number on the board again. Refuses to anybody but who
// has the ticket now, and to the same counter (`ticket.same_counter`).
Expected<QueueTicket> pass_to(QueueTicket ticket, const AtCounter& from, const AtCounter& to,
                              Instant now);

}  // namespace khongcho
