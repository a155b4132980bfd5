#include "core/alarm/alarm_rules.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 5> kKinds{"half_gone", "due_soon", "due_close", "missed",
                                                 "uncollected"};
constexpr std::array<std::string_view, 3> kLevels{"officer", "head", "chair"};

}  // namespace

const AlarmThreshold* AlarmRules::find_threshold(AlarmKind kind) const {
  const auto found = std::ranges::find(thresholds, kind, &AlarmThreshold::kind);
  return found == thresholds.end() ? nullptr : &*found;
}

std::string_view text_of(AlarmKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}
std::string_view text_of(AlarmLevel level) {
  return kLevels[static_cast<std::size_t>(level)];
}

std::optional<AlarmKind> alarm_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kKinds, text);
  if (found == kKinds.end()) return {};
  return static_cast<AlarmKind>(found - kKinds.begin());
}

std::optional<AlarmLevel> alarm_level_from(std::string_view text) {
  const auto found = std::ranges::find(kLevels, text);
  if (found == kLevels.end()) return {};
  return static_cast<AlarmLevel>(found - kLevels.begin());
}

}  // namespace khongcho
