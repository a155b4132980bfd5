#include <algorithm>

#include "app/routes.h"
#include "web/route/route_actions.h"
#include "web/route/route_form.h"
#include "web/route/routes_page.h"

namespace khongcho::web {

namespace {

std::string published_words(const Locale& locale,
                            const std::vector<app::RoutePublication>& publications,
                            const std::string& key) {
  const auto found = std::ranges::find(publications, key, &app::RoutePublication::key);
  if (found == publications.end()) return locale.text("route_page.shipped");
  return locale.text("route_page.published", {day_text(civil_day(found->at)), found->by});
}

}  // namespace

// GET /quy-trinh
http::Response get_routes(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  const auto publications = app::route_publications(site.ctx());
  RoutesPage page{.frame = site.staff_frame(request, who, locale.text("route_page.title")),
                  .rows = {}};
  for (const Route* route : site.ctx().law.routes().all_latest())
    page.rows.push_back({.url = Url::path("/quy-trinh/{}", {route->id}),
                         .name = route->name,
                         .used_for = used_for_words(site, *route),
                         .level = level_words(site, *route, route->level),
                         .steps = static_cast<int>(route->steps.size()),
                         .version = locale.text("route_page.version_n",
                                                {std::to_string(route->version)}),
                         .published = published_words(locale, publications, route->key())});
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
