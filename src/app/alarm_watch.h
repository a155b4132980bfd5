// The pieces of the sweep (alarm_sweep.h) that look at one dossier or one alarm.
#pragma once

#include <map>
#include <vector>

#include "app/context.h"
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
  // Answers how many were raised.
  int look_at(sql::Transaction& tx, const Dossier& dossier);
  // To the next level, if nobody acknowledged it meanwhile.
  bool escalate(sql::Transaction& tx, const RaisedAlarm& alarm);

 private:
  bool raise(sql::Transaction& tx, const Dossier& dossier, const AlarmRules& rules,
             RaisedAlarm& alarm) const;
  void plan(sql::Transaction& tx, const Dossier& dossier, std::optional<Instant> next,
            bool is_over) const;
  void tell(sql::Transaction& tx, const Dossier& dossier, const RaisedAlarm& alarm) const;

  const Context& ctx_;
  Instant now_;
};

}  // namespace khongcho::app
