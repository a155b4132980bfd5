#include <memory>

#include "web/kiosk/kiosk_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

void add_kiosk_routes(http::Router& router, const Site& site) {
  const auto limit = std::make_shared<AddressLimit>(kKioskRate);
  const auto add_get = [&](const char* pattern, auto page) {
    site.open_get(router, pattern,
                  [&site, page](const http::Request& request) { return page(site, request); });
  };
  const auto add_post = [&](const char* pattern, auto action) {
    router.add("POST", pattern, [&site, limit, action](const http::Request& request) {
      return action(site, *limit, request);
    });
  };
  add_get("/ki-ot", get_kiosks);
  add_get("/ki-ot/{don_vi}", get_kiosk);
  add_get("/ki-ot/{don_vi}/uu-tien", get_kiosk_priorities);
  add_get("/ki-ot/{don_vi}/so/{secret}", get_kiosk_ticket);
  add_get("/ki-ot/{don_vi}/quay-lai", get_kiosk_return);
  add_post("/ki-ot/{don_vi}/lay-so", post_kiosk_number);
  add_post("/ki-ot/{don_vi}/quay-lai", post_kiosk_return);
}

}  // namespace khongcho::web
