#include "store/alarm_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <tuple>

#include "store/id_list.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr const char* kColumns =
    "id, dossier_id, kind, due_at, office_id, officer_id, raised_at, level, escalates_at,"
    " escalated_at, acknowledged_at, acknowledged_by, note, ended_at";

std::string select_text(std::string_view tail) {
  return fmt::format("SELECT {} FROM alarms {}", kColumns, tail);
}

const NamedQuery kInsert{"alarm.insert", fmt::format(R"sql(
  INSERT INTO alarms ({})
  VALUES (:id, :dossier_id, :kind, :due_at, :office_id, :officer_id, :raised_at, :level,
          :escalates_at, :escalated_at, :acknowledged_at, :acknowledged_by, :note, :ended_at)
  ON CONFLICT DO NOTHING
)sql",
                                                     kColumns)};

const NamedQuery kFind{"alarm.find", select_text("WHERE id = :id")};

const NamedQuery kAbout{"alarm.about", select_text("WHERE dossier_id IN (" + id_places() + ")")};

const NamedQuery kAcknowledge{"alarm.acknowledge", R"sql(
  UPDATE alarms
  SET acknowledged_at = :now, acknowledged_by = :officer_id, note = :note, escalates_at = NULL
  WHERE id = :id AND acknowledged_at IS NULL AND ended_at IS NULL
)sql"};

const NamedQuery kEnd{"alarm.end", R"sql(
  UPDATE alarms SET ended_at = :now, escalates_at = NULL
  WHERE dossier_id = :dossier_id AND ended_at IS NULL
)sql"};

const NamedQuery kEndOthers{"alarm.end_others", R"sql(
  UPDATE alarms SET ended_at = :now, escalates_at = NULL
  WHERE dossier_id = :dossier_id AND id <> :id AND ended_at IS NULL
)sql"};

const NamedQuery kEndNotAbout{"alarm.end_not_about", R"sql(
  UPDATE alarms SET ended_at = :now, escalates_at = NULL
  WHERE dossier_id = :dossier_id AND due_at <> :due_at AND ended_at IS NULL
)sql"};

const NamedQuery kSetOfficer{"alarm.set_officer", R"sql(
  UPDATE alarms SET officer_id = :officer_id WHERE dossier_id = :dossier_id AND ended_at IS NULL
)sql"};

const NamedQuery kToEscalate{"alarm.to_escalate",
                             select_text("WHERE escalates_at IS NOT NULL AND escalates_at <= :now"
                                         " ORDER BY escalates_at, id LIMIT :limit")};

const NamedQuery kEscalate{"alarm.escalate", R"sql(
  UPDATE alarms SET level = :level, escalated_at = :now, escalates_at = :escalates_at
  WHERE id = :id AND level = :old_level AND escalates_at IS NOT NULL
)sql"};

const NamedQuery kKeepLevel{"alarm.keep_level",
                            "UPDATE alarms SET escalates_at = NULL WHERE id = :id"};

constexpr std::string_view kRings = "acknowledged_at IS NULL AND ended_at IS NULL";

std::string ringing_text(std::string_view condition) {
  return select_text(
      fmt::format("WHERE {} AND {} AND (due_at, id) > (:after_due, :after_id)"
                  " ORDER BY due_at, id LIMIT :limit",
                  condition, kRings));
}

// Counted here: in the order of the list both databases go by its index, and no further than
// anybody wants to know.
std::string ids_text(std::string_view condition) {
  return fmt::format("SELECT id FROM alarms WHERE {} AND {} ORDER BY due_at, id LIMIT 1000",
                     condition, kRings);
}

constexpr std::string_view kOfOfficer = "officer_id = :officer_id";
constexpr std::string_view kOfOffice = "office_id = :office_id AND level = :level";
constexpr std::string_view kOfLevel = "level = :level";

const NamedQuery kRingingOfOfficer{"alarm.ringing_of_officer", ringing_text(kOfOfficer)};
const NamedQuery kRingingOfOffice{"alarm.ringing_of_office", ringing_text(kOfOffice)};
const NamedQuery kRingingOfLevel{"alarm.ringing_of_level", ringing_text(kOfLevel)};
const NamedQuery kCountOfOfficer{"alarm.count_of_officer", ids_text(kOfOfficer)};
const NamedQuery kCountOfOffice{"alarm.count_of_office", ids_text(kOfOffice)};
const NamedQuery kCountOfLevel{"alarm.count_of_level", ids_text(kOfLevel)};

const NamedQuery kAcknowledged{
    "alarm.acknowledged", select_text("WHERE office_id = :office_id AND acknowledged_at IS NOT NULL"
                                      " AND (acknowledged_at, id) < (:before_at, :before_id)"
                                      " ORDER BY acknowledged_at DESC, id DESC LIMIT :limit")};

const NamedQuery kPosition{"alarm.position", R"sql(
  SELECT at, dossier_id, seq FROM alarm_positions WHERE name = 'events'
)sql"};

const NamedQuery kSetPosition{"alarm.set_position", R"sql(
  INSERT INTO alarm_positions (name, at, dossier_id, seq) VALUES ('events', :at, :dossier_id, :seq)
  ON CONFLICT (name) DO UPDATE
    SET at = excluded.at, dossier_id = excluded.dossier_id, seq = excluded.seq
    WHERE (excluded.at, excluded.dossier_id, excluded.seq)
          > (alarm_positions.at, alarm_positions.dossier_id, alarm_positions.seq)
)sql"};

// Of a dossier that is at its end and was never planned there is nothing to see.
const NamedQuery kEventsAfter{"alarm.events_after", R"sql(
  SELECT e.at, e.dossier_id, e.seq,
         CASE WHEN p.version = d.version THEN 0
              WHEN p.version IS NULL AND d.state IN
                   ('submitted', 'instructed', 'rejected', 'returned', 'withdrawn', 'stopped')
              THEN 0 ELSE 1 END
  FROM dossier_events e
  JOIN dossiers d ON d.id = e.dossier_id
  LEFT JOIN alarm_plans p ON p.dossier_id = e.dossier_id
  WHERE (e.at, e.dossier_id, e.seq) > (:at, :dossier_id, :seq)
  ORDER BY e.at, e.dossier_id, e.seq LIMIT :limit
)sql"};

const NamedQuery kSavePlan{"alarm.save_plan", R"sql(
  INSERT INTO alarm_plans (dossier_id, version, next_at) VALUES (:dossier_id, :version, :next_at)
  ON CONFLICT (dossier_id) DO UPDATE SET version = excluded.version, next_at = excluded.next_at
)sql"};

const NamedQuery kRemovePlan{"alarm.remove_plan", R"sql(
  DELETE FROM alarm_plans WHERE dossier_id = :dossier_id
)sql"};

const NamedQuery kToLookAt{"alarm.to_look_at", R"sql(
  SELECT dossier_id FROM alarm_plans WHERE next_at IS NOT NULL AND next_at <= :now
  ORDER BY next_at, dossier_id LIMIT :limit
)sql"};

const NamedQuery kWorkSince{"alarm.work_since", R"sql(
  SELECT e.dossier_id, e.kind, e.officer_id, e.at, e.seq
  FROM dossiers d JOIN dossier_events e ON e.dossier_id = d.id
  WHERE d.office_id = :office_id AND d.received_at >= :from_at
  ORDER BY d.received_at, d.id LIMIT :limit
)sql"};

RaisedAlarm read_alarm(const sql::Row& row) {
  const auto kind = alarm_kind_from(row.text(2));
  const auto level = alarm_level_from(row.text(7));
  if (!kind || !level) throw std::runtime_error("alarms: a kind or level nobody knows");
  return {.id = {row.integer(0)},
          .dossier = {row.integer(1)},
          .kind = *kind,
          .due_at = row.instant(3),
          .office = {row.integer(4)},
          .officer = {row.optional_integer(5).value_or(0)},
          .raised_at = row.instant(6),
          .level = *level,
          .escalates_at = row.optional_instant(8),
          .escalated_at = row.optional_instant(9),
          .acknowledged_at = row.optional_instant(10),
          .acknowledged_by = {row.optional_integer(11).value_or(0)},
          .note = row.text(12),
          .ended_at = row.optional_instant(13)};
}

template <typename AnyId>
std::optional<std::int64_t> or_null(AnyId id) {
  return id ? std::optional{id.value} : std::nullopt;
}

const NamedQuery& pick(const AlarmFilter& filter, const NamedQuery& of_officer,
                       const NamedQuery& of_office, const NamedQuery& of_level) {
  if (filter.officer) return of_officer;
  return filter.office ? of_office : of_level;
}

std::vector<sql::Param> params_of(const AlarmFilter& filter) {
  if (filter.officer) return {{"officer_id", filter.officer}};
  std::vector<sql::Param> params{{"level", text_of(filter.level)}};
  if (filter.office) params.push_back({"office_id", filter.office});
  return params;
}

}  // namespace

bool insert(sql::Transaction& tx, const RaisedAlarm& alarm) {
  return tx.execute(kInsert, {{"id", alarm.id},
                              {"dossier_id", alarm.dossier},
                              {"kind", text_of(alarm.kind)},
                              {"due_at", alarm.due_at},
                              {"office_id", alarm.office},
                              {"officer_id", or_null(alarm.officer)},
                              {"raised_at", alarm.raised_at},
                              {"level", text_of(alarm.level)},
                              {"escalates_at", alarm.escalates_at},
                              {"escalated_at", alarm.escalated_at},
                              {"acknowledged_at", alarm.acknowledged_at},
                              {"acknowledged_by", or_null(alarm.acknowledged_by)},
                              {"note", alarm.note},
                              {"ended_at", alarm.ended_at}}) != 0;
}

std::optional<RaisedAlarm> find_alarm(sql::Transaction& tx, AlarmId id) {
  return tx.first(kFind, read_alarm, {{"id", id}});
}

std::vector<RaisedAlarm> alarms_about(sql::Transaction& tx,
                                      const std::vector<DossierId>& dossiers) {
  std::vector<std::int64_t> ids;
  for (const DossierId id : dossiers) ids.push_back(id.value);
  std::vector<RaisedAlarm> alarms;
  for (std::size_t begin = 0; begin < ids.size(); begin += kIdsAtOnce)
    for (RaisedAlarm& alarm : tx.all(kAbout, read_alarm, id_params(ids, begin)))
      alarms.push_back(std::move(alarm));
  return alarms;
}

bool acknowledge(sql::Transaction& tx, AlarmId id, OfficerId officer, const std::string& note,
                 Instant now) {
  return tx.execute(kAcknowledge,
                    {{"id", id}, {"officer_id", officer}, {"note", note}, {"now", now}}) != 0;
}

void end_alarms(sql::Transaction& tx, DossierId dossier, Instant now) {
  tx.execute(kEnd, {{"dossier_id", dossier}, {"now", now}});
}

void end_other_alarms(sql::Transaction& tx, const RaisedAlarm& alarm) {
  tx.execute(kEndOthers,
             {{"dossier_id", alarm.dossier}, {"id", alarm.id}, {"now", alarm.raised_at}});
}

void end_alarms_not_about(sql::Transaction& tx, DossierId dossier, Instant due_at, Instant now) {
  tx.execute(kEndNotAbout, {{"dossier_id", dossier}, {"due_at", due_at}, {"now", now}});
}

void set_officer_of_alarms(sql::Transaction& tx, DossierId dossier, OfficerId officer) {
  tx.execute(kSetOfficer, {{"dossier_id", dossier}, {"officer_id", or_null(officer)}});
}

std::vector<RaisedAlarm> alarms_to_escalate(sql::Transaction& tx, Instant now, int limit) {
  return tx.all(kToEscalate, read_alarm, {{"now", now}, {"limit", limit}});
}

bool escalate(sql::Transaction& tx, const RaisedAlarm& alarm, AlarmLevel level, Instant now,
              std::optional<Instant> escalates_at) {
  return tx.execute(kEscalate, {{"id", alarm.id},
                                {"level", text_of(level)},
                                {"old_level", text_of(alarm.level)},
                                {"now", now},
                                {"escalates_at", escalates_at}}) != 0;
}

void keep_level(sql::Transaction& tx, AlarmId id) {
  tx.execute(kKeepLevel, {{"id", id}});
}

std::vector<RaisedAlarm> ringing_alarms(sql::Transaction& tx, const AlarmFilter& filter,
                                        const std::optional<AlarmKey>& after, int limit) {
  std::vector<sql::Param> params = params_of(filter);
  constexpr std::int64_t kBeforeAll = std::numeric_limits<std::int64_t>::min();
  params.push_back({"after_due", after ? unix_seconds(after->due_at) : kBeforeAll});
  params.push_back({"after_id", after ? after->id.value : 0});
  params.push_back({"limit", limit});
  return tx.all(pick(filter, kRingingOfOfficer, kRingingOfOffice, kRingingOfLevel), read_alarm,
                params);
}

int count_ringing(sql::Transaction& tx, const AlarmFilter& filter) {
  int count = 0;
  tx.each_row(pick(filter, kCountOfOfficer, kCountOfOffice, kCountOfLevel), params_of(filter),
              [&](const sql::Row&) {
                ++count;
                return true;
              });
  return count;
}

std::vector<RaisedAlarm> acknowledged_alarms(sql::Transaction& tx, OfficeId office, int limit,
                                             const std::optional<AlarmKey>& after) {
  constexpr std::int64_t kAfterAll = std::numeric_limits<std::int64_t>::max();
  return tx.all(kAcknowledged, read_alarm,
                {{"office_id", office},
                 {"before_at", after ? unix_seconds(after->due_at) : kAfterAll},
                 {"before_id", after ? after->id.value : 0},
                 {"limit", limit}});
}

EventPosition position_followed(sql::Transaction& tx) {
  const auto position = tx.first(kPosition, [](const sql::Row& row) {
    return EventPosition{row.instant(0), {row.integer(1)}, static_cast<int>(row.integer(2))};
  });
  return position.value_or(EventPosition{});
}

void set_position_followed(sql::Transaction& tx, const EventPosition& position) {
  tx.execute(kSetPosition,
             {{"at", position.at}, {"dossier_id", position.dossier}, {"seq", position.seq}});
}

std::vector<FollowedEvent> events_after(sql::Transaction& tx, const EventPosition& position,
                                        int limit) {
  const auto read = [](const sql::Row& row) {
    return FollowedEvent{{row.instant(0), {row.integer(1)}, static_cast<int>(row.integer(2))},
                         row.boolean(3)};
  };
  return tx.all(kEventsAfter, read,
                {{"at", position.at},
                 {"dossier_id", position.dossier},
                 {"seq", position.seq},
                 {"limit", limit}});
}

void save(sql::Transaction& tx, const AlarmPlan& plan) {
  tx.execute(kSavePlan,
             {{"dossier_id", plan.dossier}, {"version", plan.version}, {"next_at", plan.next_at}});
}

void remove_plan(sql::Transaction& tx, DossierId dossier) {
  tx.execute(kRemovePlan, {{"dossier_id", dossier}});
}

std::vector<DossierId> dossiers_to_look_at(sql::Transaction& tx, Instant now, int limit) {
  return tx.all(kToLookAt, [](const sql::Row& row) { return DossierId{row.integer(0)}; },
                {{"now", now}, {"limit", limit}});
}

std::vector<WorkDone> work_since(sql::Transaction& tx, OfficeId office, Instant from, int limit) {
  const auto read = [](const sql::Row& row) {
    const auto kind = event_kind_from(row.text(1));
    if (!kind) throw std::runtime_error("dossier_events: unknown kind " + row.text(1));
    return std::pair{WorkDone{.dossier = {row.integer(0)},
                              .kind = *kind,
                              .officer = {row.optional_integer(2).value_or(0)},
                              .at = row.instant(3)},
                     row.integer(4)};
  };
  auto found =
      tx.all(kWorkSince, read, {{"office_id", office}, {"from_at", from}, {"limit", limit}});
  // Found dossier by dossier; told as it happened.
  std::ranges::sort(found, {}, [](const auto& each) {
    return std::tuple{each.first.at, each.first.dossier, each.second};
  });
  std::vector<WorkDone> work;
  for (auto& [done, seq] : found) work.push_back(std::move(done));
  return work;
}

}  // namespace khongcho::store
