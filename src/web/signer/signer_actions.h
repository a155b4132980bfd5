// Everything a signer can ask for.
#pragma once

#include <optional>

#include "app/dossier_commands.h"
#include "web/site/site.h"

namespace khongcho::web {

http::Response get_signing(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
// The list again, with what is wrong with the selection.
http::Response show_signing(const Site& site, const http::Request& request,
                            const app::SignedIn& who, const std::optional<Error>& error);
// What a ticked box stands for: "code:version:request_key". A version or code that is none is
// refused by the command.
app::DossierCommand chosen_command(std::string_view choice);
// Signs all that were ticked; says of each what became of it.
http::Response post_signing(const Site& site, const http::Request& request,
                            const app::SignedIn& who);

http::Response get_sign_dossier(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_signature(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_sending_back(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);

}  // namespace khongcho::web
