#include <memory>

#include "web/citizen/citizen_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

using CitizenPage = http::Response (*)(const Site&, const http::Request&);

struct CitizenRoute {
  const char* pattern;
  CitizenPage page;
};

const CitizenRoute kRoutes[] = {
    {"/", get_home},
    {"/trang-thai.json", get_home_state},
    {"/phong-cho", get_home_room},
    {"/thu-tuc", get_procedures},
    {"/thu-tuc/{slug}", get_procedure},
    {"/thu-tuc/{slug}/giay-to", get_checklist},
    {"/tim", get_search_results},
    {"/lich", get_calendar},
    {"/tra-cuu", get_lookup},
    {"/don-vi", get_offices},
    {"/don-vi/{slug}", get_office},
    {"/lien-he", get_contact},
    {"/tro-nang", get_accessibility},
    {"/rieng-tu", get_privacy},
};

// A village may go out through one address, so some look-ups at once; guessing is hopeless.
constexpr http::Rate kLookups{.burst = 30, .per_second = 0.5};

}  // namespace

void add_citizen_routes(http::Router& router, const Site& site) {
  for (const auto& [pattern, page] : kRoutes)
    site.open_get(router, pattern,
                  [&site, page](const http::Request& request) { return page(site, request); });
  const auto limiter = std::make_shared<http::RateLimiter>(kLookups);
  site.open_get(router, "/ho-so/{ma}", [&site, limiter](const http::Request& request) {
    return get_dossier_state(site, *limiter, request);
  });
}

}  // namespace khongcho::web
