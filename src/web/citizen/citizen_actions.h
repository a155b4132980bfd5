// What the public pages do; nobody is signed in.
#pragma once

#include "http/rate_limiter.h"
#include "web/site/site.h"

namespace khongcho::web {

http::Response get_home(const Site& site, const http::Request& request);
http::Response get_home_state(const Site& site, const http::Request& request);
http::Response get_home_room(const Site& site, const http::Request& request);
http::Response get_procedures(const Site& site, const http::Request& request);
http::Response get_procedure(const Site& site, const http::Request& request);
http::Response get_checklist(const Site& site, const http::Request& request);
http::Response get_search_results(const Site& site, const http::Request& request);
http::Response get_calendar(const Site& site, const http::Request& request);
http::Response get_lookup(const Site& site, const http::Request& request);
// `limiter` by address of the sender: codes are not to be guessed.
http::Response get_dossier_state(const Site& site, http::RateLimiter& limiter,
                                 const http::Request& request);
http::Response get_offices(const Site& site, const http::Request& request);
http::Response get_office(const Site& site, const http::Request& request);
http::Response get_contact(const Site& site, const http::Request& request);
http::Response get_accessibility(const Site& site, const http::Request& request);
http::Response get_privacy(const Site& site, const http::Request& request);

}  // namespace khongcho::web
