// The room of each office: its queue day, its counters at work, calls for help.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "core/queue/counter_duty.h"
#include "sql/database.h"

namespace khongcho::store {

struct WaitingRoom {
  OfficeId office;
  CivilDay queue_day{};
  std::optional<CivilDay> keep_until = {};
  std::int64_t version = 0;
};

// No later than the last day the queue is kept for.
inline bool is_over(const WaitingRoom& room, CivilDay today) {
  return std::max(room.queue_day, room.keep_until.value_or(room.queue_day)) < today;
}

// Locks the room until the transaction ends and counts its version up. Made where it is missing,
// with `today` as its queue day.
WaitingRoom take_room(sql::Transaction& tx, OfficeId office, CivilDay today);
// Something the boards show has changed outside the queue. Nothing where there is no room yet.
void touch_room(sql::Transaction& tx, OfficeId office);
// A new queue, kept for its own day.
void set_queue_day(sql::Transaction& tx, OfficeId office, CivilDay day);
void set_keep_until(sql::Transaction& tx, OfficeId office, std::optional<CivilDay> day);
std::optional<WaitingRoom> find_room(sql::Transaction& tx, OfficeId office);

// Also its line in the history.
void save(sql::Transaction& tx, const CounterDuty& duty, OfficerId by, Instant at);
std::optional<CounterDuty> find_duty(sql::Transaction& tx, CounterId counter);
std::vector<CounterDuty> duties_of(sql::Transaction& tx, OfficeId office);

struct HelpCall {
  std::int64_t id = 0;
  OfficeId office;
  CounterId counter;
  OfficerId officer;
  Instant at{};
  OfficerId answered_by = {};
  std::optional<Instant> answered_at = {};
};
void insert(sql::Transaction& tx, const HelpCall& call);
// False where somebody else has answered it, or there is no such call.
bool answer_help(sql::Transaction& tx, OfficeId office, std::int64_t id, OfficerId by, Instant at);
std::vector<HelpCall> open_help_calls(sql::Transaction& tx, OfficeId office);

}  // namespace khongcho::store
