// Pages of the routes, /quy-trinh.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_routes(const Site& site, const http::Request& request,
                          const app::SignedIn& who);
http::Response get_route(const Site& site, const http::Request& request, const app::SignedIn& who);
http::Response get_route_form(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
http::Response post_route_form(const Site& site, const http::Request& request,
                               const app::SignedIn& who);

}  // namespace khongcho::web
