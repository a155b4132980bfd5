// Everything an administrator can ask for.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_admin(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response get_admin_events(const Site& site, const http::Request& request,
                                const app::SignedIn& who);

http::Response get_officers(const Site& site, const http::Request& request,
                            const app::SignedIn& who);
http::Response get_new_officer(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_new_officer(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response get_officer(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response post_officer(const Site& site, const http::Request& request,
                            const app::SignedIn& who);
http::Response get_password_reset(const Site& site, const http::Request& request,
                                  const app::SignedIn& who);
http::Response post_password_reset(const Site& site, const http::Request& request,
                                   const app::SignedIn& who);

http::Response get_offices(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response get_new_office(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_new_office(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response get_office(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
http::Response post_office(const Site& site, const http::Request& request,
                           const app::SignedIn& who);

http::Response get_counters(const Site& site, const http::Request& request,
                            const app::SignedIn& who);
http::Response post_new_counter(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_counter_changes(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);

http::Response get_tokens(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
http::Response post_new_token(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response get_token_revocation(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);
http::Response post_token_revocation(const Site& site, const http::Request& request,
                                     const app::SignedIn& who);

}  // namespace khongcho::web
