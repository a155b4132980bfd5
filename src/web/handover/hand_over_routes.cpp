#include "web/handover/hand_over_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

void add_hand_over_routes(http::Router& router, const Site& site) {
  const auto staff = [&site](auto page) {
    return [&site, page](const http::Request& request, const app::SignedIn& who) {
      return page(site, request, who);
    };
  };
  site.staff_get(router, "/quay/ban-giao", staff(get_hand_over));
  site.staff_post(router, "/quay/ban-giao/nhan", staff(post_acceptance));
  site.staff_post(router, "/quay/ban-giao/giao", staff(post_giving));
  site.staff_get(router, "/quay/ban-giao/in", staff(get_hand_over_paper));
  site.staff_get(router, "/quay/dong-dau", staff(get_sealing));
  site.staff_post(router, "/quay/dong-dau", staff(post_sealing));
}

}  // namespace khongcho::web
