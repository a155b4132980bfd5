#include "core/queue/announcements.h"

#include <algorithm>

namespace khongcho {

std::vector<Announcement> announcements(std::span<const VoiceCall> calls) {
  std::vector<Announcement> heard;
  Instant free_at = Instant::min();
  for (const VoiceCall& call : calls) {
    const Instant begins_at = std::max(call.called_at, free_at);
    if (begins_at - call.called_at > kAnnouncementPatience) continue;
    free_at = begins_at + call.length;
    heard.push_back({.ticket = call.ticket,
                     .called_at = call.called_at,
                     .begins_at = begins_at,
                     .ends_at = free_at});
  }
  return heard;
}

OnAir on_air(std::span<const VoiceCall> calls, Instant now) {
  const std::vector<Announcement> heard = announcements(calls);
  const auto next =
      std::ranges::find_if(heard, [now](const Announcement& one) { return one.ends_at > now; });
  if (next == heard.end()) return {};
  if (next->begins_at > now) return {.announcement = {}, .changes_at = next->begins_at};
  return {.announcement = *next, .changes_at = next->ends_at};
}

}  // namespace khongcho
