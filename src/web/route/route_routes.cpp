#include "web/route/route_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

void add_route_routes(http::Router& router, const Site& site) {
  const auto staff = [&site](auto page) {
    return [&site, page](const http::Request& request, const app::SignedIn& who) {
      return page(site, request, who);
    };
  };
  site.staff_get(router, "/quy-trinh", staff(get_routes));
  site.staff_get(router, "/quy-trinh/{id}", staff(get_route));
  site.staff_get(router, "/quy-trinh/{id}/sua", staff(get_route_form));
  site.staff_post(router, "/quy-trinh/{id}/sua", staff(post_route_form));
}

}  // namespace khongcho::web
