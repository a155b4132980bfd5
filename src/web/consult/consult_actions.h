// Pages of consultations (/phoi-hop) and of dossiers inside others.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_consultations(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
http::Response get_consultation(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_answer(const Site& site, const http::Request& request,
                           const app::SignedIn& who);

http::Response get_question_form(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
http::Response post_question(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_withdrawal_of_question(const Site& site, const http::Request& request,
                                           const app::SignedIn& who);

http::Response get_child_form(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_child(const Site& site, const http::Request& request,
                          const app::SignedIn& who);

}  // namespace khongcho::web
