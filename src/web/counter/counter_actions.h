// Everything the counter can ask for.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_desk(const Site& site, const http::Request& request, const app::SignedIn& who);
// What changes on the desk by itself.
http::Response get_queue(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_call(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_has_come(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_absent(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response post_finish(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response post_transfer(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_pass(const Site& site, const http::Request& request,
                         const app::SignedIn& who);
http::Response post_back(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_open(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_take_over(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_pause(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_close(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_help_call(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_help_answer(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response post_keep_queue(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response get_search(const Site& site, const http::Request& request, const app::SignedIn& who);

http::Response get_intake(const Site& site, const http::Request& request, const app::SignedIn& who);
// Three outcomes by the button pressed: viec = nhan, thieu, tu-choi.
http::Response post_intake(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
// Throws the draft away.
http::Response post_fresh_intake(const Site& site, const http::Request& request,
                                 const app::SignedIn& who);
// What the form comes to: fragments for htmx, else the whole page. Keeps the draft.
http::Response post_intake_preview(const Site& site, const http::Request& request,
                                   const app::SignedIn& who);
// The procedures found by the words typed so far.
http::Response get_procedures_found(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);

http::Response get_dossier(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response post_assignment(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_supplement(const Site& site, const http::Request& request,
                               const app::SignedIn& who);
http::Response post_ready(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_withdrawal(const Site& site, const http::Request& request,
                               const app::SignedIn& who);

http::Response get_returns(const Site& site, const http::Request& request,
                           const app::SignedIn& who);
http::Response get_return(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response post_return(const Site& site, const http::Request& request,
                           const app::SignedIn& who);

}  // namespace khongcho::web
