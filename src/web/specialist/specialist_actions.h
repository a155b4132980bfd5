// Everything a specialist can ask for.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_work(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response get_work_dossier(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_draft(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
// Saves what is in the box of the draft, then sends it to be signed.
http::Response post_submission(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_supplement_request(const Site& site, const http::Request& request,
                                       const app::SignedIn& who);
// These two ask once more on a page of their own.
http::Response post_exclusion(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_stop(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_apology(const Site& site, const http::Request& request,
                            const app::SignedIn& who);

}  // namespace khongcho::web
