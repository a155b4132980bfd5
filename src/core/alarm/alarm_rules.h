// When an alarm about a dossier rings and who hears it, as data (data/alarms/*.toml).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/route/route.h"

namespace khongcho {

// The graver later.
enum class AlarmKind {
  half_gone,   // half of the counted time
  due_soon,    // close to the promise
  due_close,   // closer
  missed,      // the promise is past
  uncollected  // the result waits for the citizen, and has for days
};
// Whose task it is to see to it: the officer who has the dossier, the head, the chair.
enum class AlarmLevel { officer, head, chair };

struct AlarmThreshold {
  AlarmKind kind = AlarmKind::due_soon;
  int percent_gone = 0;    // of the counted time between reception and promise …
  int minutes_before = 0;  // … or counted minutes before the promise
  AlarmLevel level = AlarmLevel::officer;
  bool escalates = true;  // to the next level where nobody acknowledges it
};

// How long a step takes where today has not shown it yet.
struct StepMinutes {
  StepKind kind = StepKind::process;
  int minutes = 0;
};

struct AlarmRules {
  std::string profile;
  std::vector<AlarmThreshold> thresholds = {};  // one a kind, the gravest last
  int to_head_minutes = 15;                     // counted, since it rang
  int to_chair_minutes = 30;                    // counted, since the head was told
  int apology_minutes_before = 60;    // counted: from then on what will miss is proposed
  int apology_new_time_minutes = 120;  // counted, into the next working day
  int uncollected_days = 10;           // working days
  std::vector<StepMinutes> paces = {};

  const AlarmThreshold* find_threshold(AlarmKind kind) const;
};

std::string_view text_of(AlarmKind kind);
std::string_view text_of(AlarmLevel level);
std::optional<AlarmKind> alarm_kind_from(std::string_view text);
std::optional<AlarmLevel> alarm_level_from(std::string_view text);

}  // namespace khongcho
