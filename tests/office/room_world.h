// The office with its waiting room: chị Hoa's counter opens, calls and sends away; numbers are
// taken at the door.
#pragma once

#include <stdexcept>
#include <string>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/take_number.h"
#include "app/ticket_returns.h"
#include "tests/office/office_world.h"

namespace khongcho::test {

struct RoomWorld : OfficeWorld {
  using OfficeWorld::OfficeWorld;

  app::TakenNumber taken(const Office& office, const std::string& service = "chung-thuc",
                         const std::string& priority = {}) {
    return must(app::take_number(ctx(), office, {.service = service, .priority = priority}));
  }
  app::TakenNumber taken() { return taken(thanh_son); }

  app::Desk desk() { return {hoa, counter.id}; }
  void open_counter() { must(app::open_counter(ctx(), desk(), {})); }
  QueueTicket called() { return must(app::call_next_ticket(ctx(), desk())); }
  QueueTicket parked() {
    called();
    return must(app::mark_ticket_absent(ctx(), desk()));
  }
  QueueTicket served() {
    called();
    return must(app::serve_ticket(ctx(), desk()));
  }
  QueueTicket ended(TicketOutcome outcome) {
    served();
    return must(app::finish_ticket(ctx(), desk(), outcome));
  }
  QueueTicket now(const app::TakenNumber& taken) {
    return must(app::find_ticket_of_today(ctx(), taken.secret));
  }

  template <typename T>
  static T must(Expected<T> outcome) {
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return std::move(*outcome);
  }
};

}  // namespace khongcho::test
