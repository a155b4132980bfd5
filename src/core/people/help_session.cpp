#include "core/people/help_session.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 4> kKinds{"take_number", "declaration", "account", "online"};
constexpr std::array<std::string_view, 2> kWays{"done", "guided"};

}  // namespace

std::string_view text_of(HelpKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view text_of(HelpWay way) { return kWays[static_cast<std::size_t>(way)]; }

std::optional<HelpKind> help_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kKinds, text);
  if (found == kKinds.end()) return {};
  return static_cast<HelpKind>(found - kKinds.begin());
}

std::optional<HelpWay> help_way_from(std::string_view text) {
  const auto found = std::ranges::find(kWays, text);
  if (found == kWays.end()) return {};
  return static_cast<HelpWay>(found - kWays.begin());
}

std::optional<Instant> idle_end(const HelpSession& session, Instant now) {
  if (session.ended_at || now - session.last_used_at < kHelpSessionIdle) return {};
  return session.last_used_at + kHelpSessionIdle;
}

bool is_over(const HelpSession& session, Instant now) {
  return session.ended_at || idle_end(session, now);
}

Expected<HelpSession> use(HelpSession session, OfficerId by, Instant now) {
  if (session.volunteer != by) return Error{ErrorCode::not_found, "help.unknown_session"};
  if (is_over(session, now)) return Error{ErrorCode::conflict, "help.session_over"};
  session.last_used_at = now;
  return session;
}

Expected<HelpSession> give_ticket(HelpSession session, TicketId ticket) {
  if (session.ticket) return Error{ErrorCode::conflict, "help.has_number"};
  session.ticket = ticket;
  return session;
}

HelpSession end(HelpSession session, Instant now) {
  if (!session.ended_at) session.ended_at = idle_end(session, now).value_or(now);
  return session;
}

}  // namespace khongcho
