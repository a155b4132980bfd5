// The way every change of a dossier goes: find, repeat?, may, version, rule, due times, writes.
#pragma once

#include <functional>
#include <string>

#include "app/dossier_commands.h"
#include "core/notice/citizen_notice.h"
#include "sql/database.h"

namespace khongcho::app {

struct DossierChange {
  Action action = Action::view;
  DossierEventKind event = DossierEventKind::assigned;
  std::string note = {};                         // of the event, for people
  std::optional<CitizenNoticeKind> notice = {};  // to the citizen
  // The rule: the dossier after, or why not.
  std::function<Expected<Dossier>(sql::Transaction&, Dossier, Instant now)> apply;
  bool due_times_move = false;  // the promise engine is asked again
  bool in_hand = false;  // a piece of work on it: whoever does it has it in hand (hand_over.h)
  // Asked instead of the action's roles, where more than a role decides: why not, or nothing.
  std::function<std::optional<Error>(sql::Transaction&, const Dossier&, Instant now)> refusal = {};
};

Expected<Dossier> change_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const DossierChange& asked);
// By nobody: what runs by the clock asks no permission, so its rule must. The request key says
// what it is about ("apology:CODE:DUE"); the same is never done twice, on however many servers.
Expected<Dossier> change_by_clock(const Context& ctx, const DossierCommand& command,
                                  const DossierChange& asked);

}  // namespace khongcho::app
