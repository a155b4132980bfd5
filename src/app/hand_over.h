// Hand-overs inside the office (bàn giao hồ sơ): given by one, accepted by another, both with their
// time. What is given and not accepted stays visible to both sides until it is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/dossier_commands.h"
#include "store/hand_over_store.h"

namespace khongcho::app {

// By whoever has it in hand; refuses as core/dossier/hand_over.h and for an officer of neither the
// receiving nor the deciding office.
Expected<Dossier> hand_over_dossier(const Context& ctx, const Officer& officer,
                                    const DossierCommand& command, OfficerId to);
// By the one it was given to, or any of the role. Refuses (handover.not_for_you) everybody else.
Expected<Dossier> accept_dossier(const Context& ctx, const Officer& officer,
                                 const DossierCommand& command);

struct HandOverOutcome {
  std::string code;  // as scanned or chosen
  Expected<Dossier> outcome;
};
// Each by itself: one refusal does not hold up the others. A code is a dossier's own or the one on
// its receipt.
std::vector<HandOverOutcome> accept_dossiers(const Context& ctx, const Officer& officer,
                                             const std::vector<std::string>& codes,
                                             const std::string& request_key);

struct HandOverList {
  std::vector<Dossier> for_me;   // given and waiting for this officer, the longest waiting first
  std::vector<Dossier> from_me;  // given by this officer, not accepted yet
  std::vector<Dossier> in_hand;  // this officer has it, and it is not on its way
  std::map<OfficerId, Officer> officers;  // everyone named by them
  // Where each goes on, if it does.
  std::optional<store::OfferKey> next_for_me = {};
  std::optional<store::OfferKey> next_from_me = {};
  std::optional<store::OfferKey> next_in_hand = {};
};
// After these rows; from the beginning without.
struct HandOverPlaces {
  store::OfferKey for_me = {};
  store::OfferKey from_me = {};
  store::OfferKey in_hand = {};
};
// Who may not see dossiers has none.
HandOverList hand_over_list(const Context& ctx, const Officer& officer,
                            const HandOverPlaces& after = {}, int limit = 200);
// Colleagues a dossier can be handed to, by name.
std::vector<Officer> colleagues_of(const Context& ctx, const Officer& officer);

}  // namespace khongcho::app
