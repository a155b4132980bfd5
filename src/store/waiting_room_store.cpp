#include "store/waiting_room_store.h"

#include <stdexcept>

#include "base/text.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

// Writing the row is what takes it, on both databases.
const NamedQuery kTake{"waiting_room.take", R"sql(
  INSERT INTO waiting_rooms (office_id, queue_day, keep_until, version)
  VALUES (:office_id, :today, NULL, 1)
  ON CONFLICT (office_id) DO UPDATE SET version = waiting_rooms.version + 1
)sql"};

const NamedQuery kFind{"waiting_room.find", R"sql(
  SELECT office_id, queue_day, keep_until, version
  FROM waiting_rooms WHERE office_id = :office_id
)sql"};

const NamedQuery kTouch{"waiting_room.touch", R"sql(
  UPDATE waiting_rooms SET version = version + 1 WHERE office_id = :office_id
)sql"};

const NamedQuery kSetDay{"waiting_room.set_day", R"sql(
  UPDATE waiting_rooms SET queue_day = :queue_day, keep_until = NULL WHERE office_id = :office_id
)sql"};

const NamedQuery kSetKeep{"waiting_room.set_keep", R"sql(
  UPDATE waiting_rooms SET keep_until = :keep_until WHERE office_id = :office_id
)sql"};

const NamedQuery kSaveDuty{"counter_duty.save", R"sql(
  INSERT INTO counter_duties (counter_id, office_id, state, services, officer_id, reason, back_at,
    since)
  VALUES (:counter_id, :office_id, :state, :services, :officer_id, :reason, :back_at, :since)
  ON CONFLICT (counter_id) DO UPDATE SET state = excluded.state, services = excluded.services,
    officer_id = excluded.officer_id, reason = excluded.reason, back_at = excluded.back_at,
    since = excluded.since
)sql"};

const NamedQuery kInsertDutyEvent{"counter_duty.insert_event", R"sql(
  INSERT INTO counter_events (id, counter_id, at, state, officer_id, reason)
  VALUES (:id, :counter_id, :at, :state, :officer_id, :reason)
)sql"};

const NamedQuery kFindDuty{"counter_duty.find", R"sql(
  SELECT counter_id, office_id, state, services, officer_id, reason, back_at, since
  FROM counter_duties WHERE counter_id = :counter_id
)sql"};

const NamedQuery kDutiesOf{"counter_duty.of_office", R"sql(
  SELECT counter_id, office_id, state, services, officer_id, reason, back_at, since
  FROM counter_duties WHERE office_id = :office_id ORDER BY counter_id
)sql"};

const NamedQuery kInsertHelp{"help_call.insert", R"sql(
  INSERT INTO help_calls (id, office_id, counter_id, officer_id, at)
  VALUES (:id, :office_id, :counter_id, :officer_id, :at)
)sql"};

const NamedQuery kAnswerHelp{"help_call.answer", R"sql(
  UPDATE help_calls SET answered_by = :by, answered_at = :at
  WHERE id = :id AND office_id = :office_id AND answered_at IS NULL
)sql"};

const NamedQuery kOpenHelp{"help_call.open", R"sql(
  SELECT id, office_id, counter_id, officer_id, at
  FROM help_calls WHERE office_id = :office_id AND answered_at IS NULL ORDER BY id
)sql"};

WaitingRoom read_room(const sql::Row& row) {
  return {.office = {row.integer(0)},
          .queue_day = row.day(1),
          .keep_until = row.optional_day(2),
          .version = row.integer(3)};
}

CounterDuty read_duty(const sql::Row& row) {
  const auto state = counter_state_of(row.text(2));
  if (!state) throw std::runtime_error("counter_duties: unknown state");
  const std::string services = row.text(3);
  return {.counter = {row.integer(0)},
          .office = {row.integer(1)},
          .state = *state,
          .services = services.empty() ? ServedServices{} : split(services, ','),
          .officer = {row.optional_integer(4).value_or(0)},
          .reason = row.text(5),
          .back_at = row.optional_instant(6),
          .since = row.instant(7)};
}

}  // namespace

WaitingRoom take_room(sql::Transaction& tx, OfficeId office, CivilDay today) {
  tx.execute(kTake, {{"office_id", office}, {"today", today}});
  const auto room = find_room(tx, office);
  if (!room) throw std::runtime_error("waiting_rooms: the row just written is gone");
  return *room;
}

void touch_room(sql::Transaction& tx, OfficeId office) {
  tx.execute(kTouch, {{"office_id", office}});
}

void set_queue_day(sql::Transaction& tx, OfficeId office, CivilDay day) {
  tx.execute(kSetDay, {{"office_id", office}, {"queue_day", day}});
}

void set_keep_until(sql::Transaction& tx, OfficeId office, std::optional<CivilDay> day) {
  tx.execute(kSetKeep, {{"office_id", office}, {"keep_until", day}});
}

std::optional<WaitingRoom> find_room(sql::Transaction& tx, OfficeId office) {
  return tx.first(kFind, read_room, {{"office_id", office}});
}

void save(sql::Transaction& tx, const CounterDuty& duty, OfficerId by, Instant at) {
  tx.execute(kSaveDuty,
             {{"counter_id", duty.counter},
              {"office_id", duty.office},
              {"state", text_of(duty.state)},
              {"services", join(duty.services, ",")},
              {"officer_id", duty.officer ? sql::Value{duty.officer} : sql::Value{nullptr}},
              {"reason", duty.reason},
              {"back_at", duty.back_at},
              {"since", duty.since}});
  tx.execute(kInsertDutyEvent, {{"id", make_id()},
                                {"counter_id", duty.counter},
                                {"at", at},
                                {"state", text_of(duty.state)},
                                {"officer_id", by},
                                {"reason", duty.reason}});
}

std::optional<CounterDuty> find_duty(sql::Transaction& tx, CounterId counter) {
  return tx.first(kFindDuty, read_duty, {{"counter_id", counter}});
}

std::vector<CounterDuty> duties_of(sql::Transaction& tx, OfficeId office) {
  return tx.all(kDutiesOf, read_duty, {{"office_id", office}});
}

void insert(sql::Transaction& tx, const HelpCall& call) {
  tx.execute(kInsertHelp, {{"id", call.id},
                           {"office_id", call.office},
                           {"counter_id", call.counter},
                           {"officer_id", call.officer},
                           {"at", call.at}});
}

bool answer_help(sql::Transaction& tx, OfficeId office, std::int64_t id, OfficerId by, Instant at) {
  return tx.execute(kAnswerHelp, {{"id", id}, {"office_id", office}, {"by", by}, {"at", at}}) == 1;
}

std::vector<HelpCall> open_help_calls(sql::Transaction& tx, OfficeId office) {
  const auto read = [](const sql::Row& row) {
    return HelpCall{.id = row.integer(0),
                    .office = {row.integer(1)},
                    .counter = {row.integer(2)},
                    .officer = {row.integer(3)},
                    .at = row.instant(4)};
  };
  return tx.all(kOpenHelp, read, {{"office_id", office}});
}

}  // namespace khongcho::store
