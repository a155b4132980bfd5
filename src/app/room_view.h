// A waiting room as it is now: one reading for board, kiosk, phone, home and desk.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/queue/calling_order.h"
#include "core/queue/counter_duty.h"
#include "core/queue/door.h"
#include "core/queue/expected_wait.h"
#include "store/ticket_store.h"
#include "store/waiting_room_store.h"

namespace khongcho::app {

struct CounterNow {
  Counter counter;
  CounterDuty duty;                        // closed where it was never opened
  std::optional<QueueTicket> ticket = {};  // called or being served there
  std::string officer_name = {};
};

// What somebody would meet who takes a number for the service now.
struct ServiceNow {
  const QueueService* service = nullptr;
  int waiting = 0;
  ExpectedWait wait = {};
  CallTimes called = {};
  std::optional<Seconds> usual_service = {};  // from call to end, the median of today
  DoorAnswer door = {};
};

struct RoomView {
  Office office;
  const WaitingRoomRules* rules = nullptr;  // of the law book
  Instant at{};
  CivilDay queue_day{};
  std::optional<CivilDay> keep_until = {};  // the queue is kept overnight
  std::int64_t version = 0;
  std::optional<Error> closed = {};       // why no number can be taken now
  std::vector<CounterNow> counters = {};  // in use, by name
  std::vector<QueueTicket> tickets = {};  // still in the room, by place in line
  std::vector<QueueTicket> next = {};     // everybody who waits, in calling order
  std::vector<ServiceNow> services = {};  // offered today
  ExpectedWaits waits = {};
  std::vector<store::TicketCall> calls = {};  // of the last hour, oldest first
  std::vector<std::string> with_result = {};  // numbers whose result waits at the counter
  std::vector<store::HelpCall> help = {};     // not answered yet

  const Counter* find_counter(CounterId id) const;
  const CounterNow* at_counter(CounterId id) const;
  const ServiceNow* find_service(std::string_view code) const;
  int open_counters() const;
  // Waiting for the same service and called before it; nothing for who does not wait.
  std::optional<int> people_before(TicketId ticket) const;
};

RoomView read_room(const Context& ctx, const Office& office);

// Keeps each room as long as nothing changed in it, and three seconds at most, so that a thousand
// phones ask the database for a version each and no more.
class RoomBook {
 public:
  explicit RoomBook(const Context& ctx) : ctx_(ctx) {}
  std::shared_ptr<const RoomView> room(const Office& office);

 private:
  const Context ctx_;
  std::mutex mutex_;
  std::map<OfficeId, std::shared_ptr<const RoomView>> rooms_;
};

}  // namespace khongcho::app
