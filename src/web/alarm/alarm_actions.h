// Everything about alarms and apologies that can be asked for.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_alarms(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_alarms(const Site& site, const http::Request& request,
                           const app::SignedIn& who);

http::Response get_apologies(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response get_apology_register_csv(const Site& site, const http::Request& request,
                                        const app::SignedIn& who);
http::Response get_apology(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response get_apology_preview(const Site& site, const http::Request& request,
                                   const app::SignedIn& who);
http::Response post_apology_signature(const Site& site, const http::Request& request,
                                      const app::SignedIn& who);
http::Response post_apology_refusal(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);

// The page of a dossier that this officer works with.
Url dossier_page(const Officer& officer, const std::string& code);
// The list again, with what went wrong.
http::Response show_alarms(const Site& site, const http::Request& request, const app::SignedIn& who,
                           const std::optional<Error>& error);

}  // namespace khongcho::web
