// The one way a waiting room changes: take the room, end a queue whose day is over, do the work,
// commit. Works of one office share a commit (sql::Together).
#pragma once

#include <utility>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "store/ticket_store.h"
#include "store/waiting_room_store.h"

namespace khongcho::app {

// Who presses a button, and at which counter.
struct Desk {
  Officer officer;
  CounterId counter;
};

// Ends yesterday's queue where it was not kept: whoever still waited has left, counters left open
// are closed. Answers the room as it is then.
store::WaitingRoom take_room_of_today(sql::Transaction& tx, OfficeId office, Instant now);
// What a reader may take for today's room: none where its queue is over, or nothing happened yet.
std::optional<store::WaitingRoom> room_of_today(sql::Transaction& tx, OfficeId office, Instant now);

// work(tx, room) answers an Expected.
template <typename Work>
auto change_room(const Context& ctx, OfficeId office, Work&& work) {
  using Answer = std::invoke_result_t<Work&, sql::Transaction&, const store::WaitingRoom&>;
  return sql::in_transaction(
      ctx.db, sql::Together{office.value}, [&](sql::Transaction& tx) -> Answer {
        const store::WaitingRoom room = take_room_of_today(tx, office, ctx.time.now());
        return work(tx, room);
      });
}

// Refuses who may not, a counter of another office or out of use.
Expected<Counter> counter_of(sql::Transaction& tx, const Desk& desk);
// The same, and the counter is open with this officer.
Expected<CounterDuty> duty_at(sql::Transaction& tx, const Desk& desk);

// Somebody called is still at the counter.
std::optional<Error> busy_problem(sql::Transaction& tx, const Desk& desk);
// The office does not offer the service.
std::optional<Error> service_problem(const Context& ctx, sql::Transaction& tx, const Desk& desk,
                                     const std::string& service);

}  // namespace khongcho::app
