// The commands on a dossier that was received. Each is one transaction: permission, rule, new
// state, event, counts, notice. All refuse in the same way:
//   not_found   dossier.unknown          no such code
//   not_allowed dossier.not_yours        another office's, or not this officer's to do
//   conflict    dossier.changed          the form showed an older version (see changes_since)
// and by the rules of core/dossier/dossier_moves.h. Sending the same form again returns what the
// first sending left.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/dossier/dossier_event.h"
#include "core/dossier/dossier_moves.h"
#include "core/people/officer.h"

namespace khongcho::app {

struct DossierCommand {
  std::string code;
  int version = 0;          // that the form showed; 0 = whatever it is now (programs, replay)
  std::string request_key;  // made when the form was shown; empty = none
  // What the same transaction does besides, with the dossier as it is about to be saved; its
  // refusal undoes all. For a signature, made of what the command is going to write.
  std::function<std::optional<Error>(sql::Transaction&, Dossier&)> also = {};
};

Expected<Dossier> assign_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, OfficerId specialist);
Expected<Dossier> draft_dossier(const Context& ctx, const Officer& officer,
                                const DossierCommand& command, const std::string& draft);
Expected<Dossier> request_dossier_supplement(const Context& ctx, const Officer& officer,
                                             const DossierCommand& command,
                                             const std::string& asked);
// At the counter; the clock starts again at the next open instant.
Expected<Dossier> receive_dossier_supplement(const Context& ctx, const Officer& officer,
                                             const DossierCommand& command);
Expected<Dossier> exclude_dossier(const Context& ctx, const Officer& officer,
                                  const DossierCommand& command, const std::string& reason);
// To whoever appraises it, where its route says so, else to the signers.
Expected<Dossier> submit_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command);
Expected<Dossier> appraise_dossier(const Context& ctx, const Officer& officer,
                                   const DossierCommand& command);
Expected<Dossier> send_dossier_back_from_appraisal(const Context& ctx, const Officer& officer,
                                                   const DossierCommand& command,
                                                   const std::string& reason);
// Gives the result its number in the office's register of the year.
Expected<Dossier> sign_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command);
Expected<Dossier> send_dossier_back(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, const std::string& reason);
Expected<Dossier> seal_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command);
// Includes sealing where the office's own people have the seal; refuses (dossier.not_sealed)
// where a records clerk has it and has not sealed it.
Expected<Dossier> mark_dossier_ready(const Context& ctx, const Officer& officer,
                                     const DossierCommand& command);
Expected<Dossier> return_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command, const HandOver& hand_over);
Expected<Dossier> withdraw_dossier(const Context& ctx, const Officer& officer,
                                   const DossierCommand& command, const std::string& reason);
Expected<Dossier> stop_dossier(const Context& ctx, const Officer& officer,
                               const DossierCommand& command, const std::string& reason);
// A reprint of the receipt is an event too.
Expected<Dossier> reprint_receipt(const Context& ctx, const Officer& officer,
                                  const DossierCommand& command);

// Signs each; one refusal does not hold up the others.
struct SignOutcome {
  std::string code;
  Expected<Dossier> outcome;
};
std::vector<SignOutcome> sign_dossiers(const Context& ctx, const Officer& officer,
                                       const std::vector<DossierCommand>& commands);

}  // namespace khongcho::app
