// The pieces of the sweep (alarm_sweep.h) that look at one dossier or one alarm.
#pragma once

#include <map>
#include <vector>

#include "app/context.h"
#include "core/alarm/alarm.h"
#include "core/alarm/raised_alarm.h"
#include "core/dossier/dossier.h"
#include "core/people/officer.h"

namespace khongcho::app {

// Whose turn it is with the dossier: the one it was given to, else its holder, else its specialist,
// else whoever received it.
OfficerId officer_in_charge(const Dossier& dossier);

class AlarmWatch {
 public:
  AlarmWatch(const Context& ctx, Instant now) : ctx_(ctx), now_(now) {}

  // Raises what is due for the dossier, ends what has no cause any more and plans the next look.
  // `known`: its alarms so far. Answers how many were raised.
  int look_at(sql::Transaction& tx, const Dossier& dossier, std::vector<RaisedAlarm> known);
  // To the next level, if nobody acknowledged it meanwhile.
  bool escalate(sql::Transaction& tx, const RaisedAlarm& alarm);

 private:
  void end_without_cause(sql::Transaction& tx, const Dossier& dossier,
                         const std::vector<PlannedAlarm>& planned,
                         std::vector<RaisedAlarm>& known) const;
  bool raise(sql::Transaction& tx, const Dossier& dossier, const AlarmRules& rules,
             RaisedAlarm& alarm) const;
  void plan(sql::Transaction& tx, const Dossier& dossier, std::optional<Instant> next,
            bool is_over) const;
  void tell(sql::Transaction& tx, const Dossier& dossier, const RaisedAlarm& alarm);
  // Read once a pass.
  const std::vector<Officer>& officers_of(sql::Transaction& tx, OfficeId office);

  const Context& ctx_;
  Instant now_;
  std::map<OfficeId, std::vector<Officer>> officers_ = {};
};

}  // namespace khongcho::app
