// Everything a signer can ask for.
#pragma once

#include <optional>

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_signing(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
// The list again, with what is wrong with the selection.
http::Response show_signing(const Site& site, const http::Request& request,
                            const app::SignedIn& who, const std::optional<Error>& error);
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
