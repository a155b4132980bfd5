#include "web/admin/admin_actions.h"
#include "web/admin/admin_page.h"

namespace khongcho::web {

namespace {

AdminPage page_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                  const app::AdminOverview& all, std::size_t most_events) {
  const Locale& locale = site.locale(request);
  return {.frame = site.staff_frame(request, who, locale.text("admin_page.title")),
          .numbers = {},
          .events = event_rows(locale, all, most_events)};
}

}  // namespace

// GET /quan-tri
http::Response get_admin(const Site& site, const http::Request& request,
                         const app::SignedIn& who) {
  constexpr std::size_t kLatestEvents = 10;
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  AdminPage page = page_of(site, request, who, *all, kLatestEvents);
  const auto add = [&](const char* key, Url url, std::size_t number) {
    page.numbers.push_back({locale.text(key), std::move(url), static_cast<std::int64_t>(number)});
  };
  add("admin_page.officers", Url::path("/quan-tri/nguoi-dung"), all->officers.size());
  add("admin_page.offices", Url::path("/quan-tri/don-vi"), all->offices.size());
  add("admin_page.counters", Url::path("/quan-tri/quay"), all->counters.size());
  add("admin_page.tokens", Url::path("/quan-tri/ma-truy-cap"), all->tokens.size());
  return site.show(request, std::move(page));
}

// GET /quan-tri/nhat-ky
http::Response get_admin_events(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  AdminPage page = page_of(site, request, who, *all, all->events.size());
  page.frame.title = site.locale(request).text("admin_page.events");
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
