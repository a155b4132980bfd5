#include "web/phone/phone_routes.h"

#include <memory>

#include "web/phone/phone_actions.h"
#include "web/phone/ticket_now.h"

namespace khongcho::web {

namespace {

using LimitedPage = http::Response (*)(const Site&, PhoneLimits&, const http::Request&);

struct LimitedRoute {
  const char* method;
  const char* pattern;
  LimitedPage page;
};

const LimitedRoute kRoutes[] = {
    {"POST", "/lay-so", post_take},
    {"GET", "/so/{secret}", get_ticket},
    {"GET", "/so/{secret}/phieu", get_ticket_paper},
    {"GET", "/so/{secret}/bo", get_leave},
    {"POST", "/so/{secret}/bo", post_leave},
    {"POST", "/so/{secret}/quay-lai", post_come_back},
};

}  // namespace

void add_phone_routes(http::Router& router, const Site& site, RoomWatch& watch) {
  const auto limits = std::make_shared<PhoneLimits>();
  site.open_get(router, "/lay-so",
                [&site](const http::Request& request) { return get_take(site, request); });
  for (const auto& [method, pattern, page] : kRoutes)
    router.add(method, pattern, [&site, limits, page](const http::Request& request) {
      return page(site, *limits, request);
    });
  watch.add(std::string(kTicketScreen),
            [&site](const app::RoomView& room, std::string_view rest) {
              return ticket_screen(site, room, rest);
            });
  site.open_get(router, "/so/{secret}/su-kien", [&site, &watch](const http::Request& request) {
    return get_ticket_events(site, watch, request);
  });
}

}  // namespace khongcho::web
