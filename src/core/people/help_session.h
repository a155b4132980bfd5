// A volunteer (đoàn viên thanh niên) helping one citizen: what was done together, what was said for
// the declaration, when it is over. After its end nothing in it can be read or changed. Each change
// is a function from the session before to the session after; who may is app/'s question.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/id.h"
#include "base/time.h"
#include "core/dossier/dossier.h"
#include "core/queue/ticket.h"

namespace khongcho {

using HelpSessionId = Id<struct HelpSessionTag>;

// Left alone for so long, it is over.
constexpr Seconds kHelpSessionIdle = std::chrono::minutes{30};

enum class HelpKind { take_number, declaration, account, online };
// `done`: the system saw it happen; `guided`: the volunteer says it was shown on the citizen's own
// phone.
enum class HelpWay { done, guided };

std::string_view text_of(HelpKind kind);
std::string_view text_of(HelpWay way);
std::optional<HelpKind> help_kind_from(std::string_view text);
std::optional<HelpWay> help_way_from(std::string_view text);

struct Help {
  HelpKind kind = HelpKind::take_number;
  HelpWay way = HelpWay::done;
  Instant at{};
};

struct HelpSession {
  HelpSessionId id;
  OfficeId office;
  OfficerId volunteer;
  Instant started_at{};
  Instant last_used_at{};
  std::optional<Instant> ended_at = {};
  std::string consent = {};  // the sentence the citizen agreed to
  TicketId ticket = {};      // of the citizen; none yet
};

// What the citizen said, for the counter to start from.
struct Declaration {
  std::string procedure;  // id in the catalogue
  Person person;
};

// Left alone too long: when that made an end of it.
std::optional<Instant> idle_end(const HelpSession& session, Instant now);
bool is_over(const HelpSession& session, Instant now);

// Refuses anybody but its volunteer as if there were no such session (`help.unknown_session`), and
// one that is over (`help.session_over`).
Expected<HelpSession> use(HelpSession session, OfficerId by, Instant now);
// One citizen has one number: refuses a second (`help.has_number`).
Expected<HelpSession> give_ticket(HelpSession session, TicketId ticket);
// Ended by the button now, or earlier by itself.
HelpSession end(HelpSession session, Instant now);

}  // namespace khongcho
