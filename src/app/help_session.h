// A volunteer helps one citizen: takes a number for them, writes down what they say for the
// declaration, shows them the way on their own phone. One session at a time, gone when it ends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/help_session.h"
#include "core/people/office.h"
#include "core/people/officer.h"

namespace khongcho::app {

// Refuses who is no volunteer (`help.not_allowed`) or not on shift today (`help.no_shift`), a
// citizen who did not agree (`help.no_consent`), a second session (`help.already_open`).
Expected<HelpSession> start_help(const Context& ctx, const Officer& officer, bool consent);
// The one still open, to go on with.
std::optional<HelpSession> open_help_of(const Context& ctx, const Officer& officer);

struct HelpView {
  HelpSession session;
  Office office;
  std::optional<QueueTicket> ticket = {};
  std::optional<Declaration> declaration = {};
  std::vector<Help> helps = {};
};
// Every look and every change is a sign that somebody is there. All refuse another's session
// (`help.unknown_session`) and one that is over (`help.session_over`).
Expected<HelpView> help_view(const Context& ctx, const Officer& officer, HelpSessionId id);

struct HelpNumber {
  std::string service;        // code
  std::string priority = {};  // code of a class, empty for none
};
Expected<QueueTicket> take_number_with_help(const Context& ctx, const Officer& officer,
                                            HelpSessionId id, const HelpNumber& wanted);
// The citizen came with a number: "A027". Refuses one that nobody holds in the room now.
Expected<QueueTicket> give_number_with_help(const Context& ctx, const Officer& officer,
                                            HelpSessionId id, const std::string& number);
// Refuses what is wrong with the person, a missing number of theirs, a procedure the office does
// not have.
Expected<Declaration> save_declaration(const Context& ctx, const Officer& officer,
                                       HelpSessionId id, const Declaration& declaration);
// Shown on the citizen's own phone: account and online only, all else is counted when it is done.
Expected<HelpSession> note_guidance(const Context& ctx, const Officer& officer, HelpSessionId id,
                                    HelpKind kind);
// Ends it whatever is left open; a declaration no number leads to is deleted.
Expected<HelpSession> end_help(const Context& ctx, const Officer& officer, HelpSessionId id);

// What a volunteer wrote down with the person this receptionist serves now. Nobody else reads it.
std::optional<Declaration> declaration_of(const Context& ctx, const Officer& officer,
                                          TicketId ticket);
// Deletes those the counter will not ask for any more: a dossier came of the number, or its turn
// or its queue is over, or the session ended without one. Answers how many.
int wipe_old_declarations(const Context& ctx, Instant now);

}  // namespace khongcho::app
