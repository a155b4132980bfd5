// Taking a number at the kiosk, on the phone, at the counter, with a volunteer, or by appointment.
#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "core/people/office.h"
#include "core/queue/ticket.h"

namespace khongcho::sql {
class Transaction;
}
namespace khongcho::store {
struct WaitingRoom;
}

namespace khongcho::app {

enum class TicketChannel { kiosk, phone, counter, volunteer, appointment };
std::string_view text_of(TicketChannel channel);

struct NumberRequest {
  std::string service;        // code
  std::string priority = {};  // code of a class, empty for none
  TicketChannel channel = TicketChannel::kiosk;
  std::string request_key = {};  // pressing twice gives one number
};

struct TakenNumber {
  QueueTicket ticket;
  std::string secret;  // of the phone page
};

// Refuses an office that is closed today or for today, a service it does not offer, an unknown
// priority. A key sent again answers with the number it gave.
Expected<TakenNumber> take_number(const Context& ctx, const Office& office,
                                  const NumberRequest& request);
// The same inside a larger change of the room (change_room): an appointment that has come.
Expected<TakenNumber> take_number(const Context& ctx, sql::Transaction& tx,
                                  const store::WaitingRoom& room, const Office& office,
                                  const NumberRequest& request);

// Why no number can be taken at the office now; nothing when one can.
std::optional<Error> why_closed(const Context& ctx, const Office& office);

}  // namespace khongcho::app
