// Alarms in the database, and what the sweep needs to find those that are due without reading the
// dossiers that are not: how far the events were followed, and when each dossier is looked at next.
#pragma once

#include <optional>
#include <vector>

#include "core/alarm/raised_alarm.h"
#include "core/alarm/step_pace.h"
#include "sql/database.h"

namespace khongcho::store {

// False when it rang before: one a dossier, kind and promised time.
bool insert(sql::Transaction& tx, const RaisedAlarm& alarm);
std::optional<RaisedAlarm> find_alarm(sql::Transaction& tx, AlarmId id);
// All there ever were about these dossiers.
std::vector<RaisedAlarm> alarms_about(sql::Transaction& tx, const std::vector<DossierId>& dossiers);
// False when it does not ring any more.
bool acknowledge(sql::Transaction& tx, AlarmId id, OfficerId officer, const std::string& note,
                 Instant now);
// Those of the dossier that ring or were acknowledged: their cause is gone.
void end_alarms(sql::Transaction& tx, DossierId dossier, Instant now);
// All but this one: a graver rang, or the promise moved.
void end_other_alarms(sql::Transaction& tx, const RaisedAlarm& alarm);
// Those about another promised time.
void end_alarms_not_about(sql::Transaction& tx, DossierId dossier, Instant due_at, Instant now);
// The dossier has changed hands.
void set_officer_of_alarms(sql::Transaction& tx, DossierId dossier, OfficerId officer);

// Nobody acknowledged them by now; those that waited longest first.
std::vector<RaisedAlarm> alarms_to_escalate(sql::Transaction& tx, Instant now, int limit);
// False when it was acknowledged, ended or escalated meanwhile.
bool escalate(sql::Transaction& tx, const RaisedAlarm& alarm, AlarmLevel level, Instant now,
              std::optional<Instant> escalates_at);
// Nobody above is to hear it.
void keep_level(sql::Transaction& tx, AlarmId id);

// What rings, the nearest promise first: of one officer, or of one office at a level, or of all
// offices at a level.
struct AlarmFilter {
  OfficerId officer = {};
  OfficeId office = {};
  AlarmLevel level = AlarmLevel::officer;
};
struct AlarmKey {
  Instant due_at{};  // of an acknowledged one: when it was
  AlarmId id;
};
std::vector<RaisedAlarm> ringing_alarms(sql::Transaction& tx, const AlarmFilter& filter,
                                        const std::optional<AlarmKey>& after, int limit);
// A thousand at most.
int count_ringing(sql::Transaction& tx, const AlarmFilter& filter);
// The latest first.
std::vector<RaisedAlarm> acknowledged_alarms(sql::Transaction& tx, OfficeId office, int limit,
                                             const std::optional<AlarmKey>& after = {});

// Events of dossiers in the order they happened.
struct EventPosition {
  Instant at{};
  DossierId dossier;
  int seq = 0;
};
struct FollowedEvent {
  EventPosition position;
  bool is_new = false;  // the dossier has changed since somebody looked at it
};
EventPosition position_followed(sql::Transaction& tx);
void set_position_followed(sql::Transaction& tx, const EventPosition& position);
std::vector<FollowedEvent> events_after(sql::Transaction& tx, const EventPosition& position,
                                        int limit);

struct AlarmPlan {
  DossierId dossier;
  int version = 0;  // of the dossier it was made from
  std::optional<Instant> next_at;
};
void save(sql::Transaction& tx, const AlarmPlan& plan);
void remove_plan(sql::Transaction& tx, DossierId dossier);
std::vector<DossierId> dossiers_to_look_at(sql::Transaction& tx, Instant now, int limit);

// The work of that office since then on dossiers received since then, in order.
std::vector<WorkDone> work_since(sql::Transaction& tx, OfficeId office, Instant from, int limit);

}  // namespace khongcho::store
