// What the holder of a ticket may do, by the secret on it or at the counter: come back after an
// absence, come back with corrected papers, go away.
#pragma once

#include <optional>
#include <string>

#include "app/waiting_room.h"

namespace khongcho::app {

// Found by secret ("/so/{secret}"); refuses an unknown one (`queue.unknown_ticket`) and one whose
// queue is over (`queue.old_ticket`).
Expected<QueueTicket> find_ticket_of_today(const Context& ctx, const std::string& secret);

// After "absent": waits anew. After "instructed": keeps number and place of the morning.
Expected<QueueTicket> come_back_to_queue(const Context& ctx, const std::string& secret);
Expected<QueueTicket> leave_queue(const Context& ctx, const std::string& secret);

// The same, by number, by an officer of the office for who lost the paper or has no phone.
Expected<QueueTicket> bring_back_ticket(const Context& ctx, const Officer& officer,
                                        const std::string& number);

}  // namespace khongcho::app
