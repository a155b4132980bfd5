// When each call is heard in a waiting room that has one loudspeaker: one at a time, in the order
// called, never before it was called. A call whose turn comes too late is left out: its person has
// seen the board or will be called again.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "core/queue/ticket.h"

namespace khongcho {

// Chime, sentence, and the sentence again six seconds after it began.
constexpr Seconds kAnnouncementLength{14};
constexpr Seconds kAnnouncementPatience{60};

struct VoiceCall {
  TicketId ticket;
  Instant called_at{};
  Seconds length = kAnnouncementLength;
};

struct Announcement {
  TicketId ticket;
  Instant called_at{};
  Instant begins_at{};
  Instant ends_at{};  // the first instant it is over
  bool operator==(const Announcement&) const = default;
};

// All that are heard of `calls`, which stand in the order called and reach back to a time when
// nobody was being announced (the start of the day will do). A later call changes no earlier
// announcement.
std::vector<Announcement> announcements(std::span<const VoiceCall> calls);

struct OnAir {
  std::optional<Announcement> announcement;  // heard at that instant
  std::optional<Instant> changes_at;         // when this answer is next another one
};

OnAir on_air(std::span<const VoiceCall> calls, Instant now);

}  // namespace khongcho
