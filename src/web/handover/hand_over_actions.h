// The pages of this folder, what they share.
#pragma once

#include <optional>
#include <string>

#include "app/dossier_commands.h"
#include "app/hand_over.h"
#include "web/handover/hand_over_page.h"
#include "web/site/site.h"

namespace khongcho::web {

constexpr std::size_t kMostHandedOver = 100;  // at once

http::Response get_hand_over(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_acceptance(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_giving(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response get_hand_over_paper(const Site& site, const http::Request& request,
                                   const app::SignedIn& who);
http::Response get_sealing(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response post_sealing(const Site& site, const http::Request& request,
                            const app::SignedIn& who);

// `error` with its own status; what was typed is shown again.
http::Response show_hand_over(const Site& site, const http::Request& request,
                              const app::SignedIn& who, const std::optional<Error>& error);

// Whom an offer waits for: the colleague by name, else the role.
std::string taker_words(const Locale& locale, const app::HandOverList& list,
                        const Dossier& dossier);
std::string officer_words(const app::HandOverList& list, OfficerId id);

// "code:version:request_key", as a box of a list sends it: one key a dossier, made when the list
// is shown, so that pressing twice does it once.
std::string ticket_of(const Dossier& dossier);
app::DossierCommand command_from(std::string_view ticket);

// A refusal as a row; `well` is the answer of a dossier that went through.
OutcomeRow outcome_row(const Locale& locale, const std::string& code,
                       const Expected<Dossier>& outcome, const std::string& well);

}  // namespace khongcho::web
