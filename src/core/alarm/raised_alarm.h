// An alarm that rang: until it is acknowledged by name, or its cause is gone.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "core/alarm/alarm_rules.h"

namespace khongcho {

using AlarmId = Id<struct AlarmTag>;

struct RaisedAlarm {
  AlarmId id;
  DossierId dossier;
  AlarmKind kind = AlarmKind::due_soon;
  Instant due_at{};     // the time told to the citizen
  OfficeId office;      // that works on the dossier
  OfficerId officer{};  // who has it; nobody: it lies at the desk
  Instant raised_at{};
  AlarmLevel level = AlarmLevel::officer;
  std::optional<Instant> escalates_at = {};
  std::optional<Instant> escalated_at = {};
  std::optional<Instant> acknowledged_at = {};
  OfficerId acknowledged_by = {};
  std::string note = {};
  std::optional<Instant> ended_at = {};

  bool rings() const { return !acknowledged_at && !ended_at; }
  bool operator==(const RaisedAlarm&) const = default;
};

}  // namespace khongcho
