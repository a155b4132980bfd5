#include "core/alarm/escalation.h"

#include <algorithm>

namespace khongcho {

std::optional<AlarmLevel> next_level(AlarmLevel level) {
  if (level == AlarmLevel::officer) return AlarmLevel::head;
  if (level == AlarmLevel::head) return AlarmLevel::chair;
  return {};
}

std::optional<Instant> escalates_at(const AlarmRules& rules, const Calendar& calendar,
                                    const AlarmThreshold& threshold, AlarmLevel level,
                                    Instant since) {
  if (!threshold.escalates || !next_level(level)) return {};
  const std::chrono::minutes wait{level == AlarmLevel::officer ? rules.to_head_minutes
                                                               : rules.to_chair_minutes};
  const auto at = calendar.after_counted(since, wait);
  if (!at) return {};
  return *at;
}

std::vector<Role> roles_of(AlarmLevel level) {
  using enum Role;
  if (level == AlarmLevel::head) return {department_head, signer};
  if (level == AlarmLevel::chair) return {commune_chair, office_vp, district_leader};
  return {};
}

bool may_acknowledge_alarm(const Officer& officer, AlarmLevel level, OfficeId office,
                           OfficerId holder) {
  if (!officer.active) return false;
  if (level == AlarmLevel::officer && holder && officer.id == holder) return true;
  const auto in_charge = [&](AlarmLevel asked) {
    const std::vector<Role> roles = roles_of(asked);
    return std::ranges::any_of(officer.grants, [&](const Grant& grant) {
      const bool reaches = grant.scope == Scope::all || officer.office == office;
      return reaches && std::ranges::find(roles, grant.role) != roles.end();
    });
  };
  return in_charge(AlarmLevel::chair) ||
         (level != AlarmLevel::chair && in_charge(AlarmLevel::head));
}

}  // namespace khongcho
