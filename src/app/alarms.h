// Alarms that ring, for whom they concern: mine, my office's, the district's. Acknowledging one by
// name keeps it from going to the next level; the dossier is not changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/alarm/raised_alarm.h"
#include "core/dossier/dossier.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "store/alarm_store.h"

namespace khongcho::app {

enum class AlarmView { mine, office, district };

struct AlarmRow {
  RaisedAlarm alarm;
  Dossier dossier;
  Office office;        // that works on it
  std::string officer;  // who has it, by name; empty: it lies at the desk
  std::string step;     // of its route, by name; empty where it has none
  std::string acknowledged_by = {};
  bool may_acknowledge = false;
};

struct AlarmPage {
  std::vector<AlarmRow> rows;
  std::optional<store::AlarmKey> next;
};

// The views this officer has: everybody their own, those who oversee the office's, and with a wide
// scope the district's.
std::vector<AlarmView> alarm_views(const Officer& reader);
// Where to begin: one's own, else the first level of the office this officer hears at which one
// rings.
struct AlarmPlace {
  AlarmView view = AlarmView::mine;
  AlarmLevel level = AlarmLevel::officer;
};
AlarmPlace first_alarms(const Context& ctx, const Officer& reader);
// The nearest promise first. `level` is not asked of one's own.
Expected<AlarmPage> ringing_alarms(const Context& ctx, const Officer& reader, AlarmView view,
                                   AlarmLevel level, const std::optional<store::AlarmKey>& after);
// Of the reader's office, the latest first.
Expected<AlarmPage> acknowledged_alarms(const Context& ctx, const Officer& reader,
                                        const std::optional<store::AlarmKey>& after = {});

// Refuses one that rings no more (`alarm.rings_no_more`) or is another's to hear
// (`alarm.not_yours`). What was acknowledged by the same officer stays so.
Expected<RaisedAlarm> acknowledge_alarm(const Context& ctx, const Officer& officer, AlarmId id,
                                        const std::string& note);

// For the staff's bar: alarms this officer is to hear, apologies waiting for this officer's
// signature.
struct BarCounts {
  int alarms = 0;
  int apologies = 0;
  int to_tell = 0;                   // citizens the office has to tell something
  int to_answer = 0;                 // questions of other offices
  bool signs_by_delegation = false;  // and by no role
};
BarCounts bar_counts(const Context& ctx, const Officer& reader);

}  // namespace khongcho::app
