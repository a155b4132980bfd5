// The way every change of a dossier goes: find, repeat?, may, version, rule, due times, writes.
#pragma once

#include <functional>
#include <string>

#include "app/dossier_commands.h"
#include "sql/database.h"

namespace khongcho::app {

struct DossierChange {
  Action action = Action::view;
  DossierEventKind event = DossierEventKind::assigned;
  std::string note = {};    // of the event, for people
  std::string notice = {};  // to the citizen, empty for none
  // The rule: the dossier after, or why not.
  std::function<Expected<Dossier>(sql::Transaction&, Dossier, Instant now)> apply;
  bool due_times_move = false;  // the promise engine is asked again
};

Expected<Dossier> change_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const DossierChange& change);

}  // namespace khongcho::app
