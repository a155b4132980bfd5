#include "web/admin/admin_actions.h"
#include "web/admin/admin_page.h"
#include "web/site/work_row.h"

namespace khongcho::web {

namespace {

constexpr int kEventsOnAPage = 50;

std::string key_text(const store::AdminEventKey& key) {
  return page_key_text({.due = unix_seconds(key.at), .id = key.id});
}

std::optional<store::AdminEventKey> key_from(std::string_view text) {
  const auto key = page_key_from(text);
  if (!key) return {};
  return store::AdminEventKey{.at = from_unix(key->due), .id = key->id};
}

}  // namespace

// GET /quan-tri
http::Response get_admin(const Site& site, const http::Request& request,
                         const app::SignedIn& who) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  AdminPage page{.frame = site.staff_frame(request, who, locale.text("admin_page.title")),
                 .events = event_rows(locale, all->events, all->officers)};
  const auto add = [&](const char* key, Url url, std::size_t number) {
    page.numbers.push_back({locale.text(key), std::move(url), static_cast<std::int64_t>(number)});
  };
  add("admin_page.officers", Url::path("/quan-tri/nguoi-dung"), all->officers.size());
  add("admin_page.offices", Url::path("/quan-tri/don-vi"), all->offices.size());
  add("admin_page.counters", Url::path("/quan-tri/quay"), all->counters.size());
  add("admin_page.tokens", Url::path("/quan-tri/ma-truy-cap"), all->tokens.size());
  return site.show(request, std::move(page));
}

// GET /quan-tri/nhat-ky?tu=…
http::Response get_admin_events(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  const auto after = key_from(request.query.text("tu"));
  if (request.query.has("tu") && !after) return site.refusal(request, 400, "");
  const auto found = app::admin_events(site.ctx(), who.officer, after, kEventsOnAPage);
  if (!found) return site.refusal(request, found.error());
  const Url first = Url::path("/quan-tri/nhat-ky");
  AdminPage page{.frame = site.staff_frame(request, who, locale.text("admin_page.events")),
                 .events = event_rows(locale, found->events, found->officers)};
  page.pages.summary =
      locale.text("admin_page.events_on_page", {std::to_string(page.events.size())});
  if (after) page.pages.first = first;
  if (found->next) page.pages.next = first.with("tu", key_text(*found->next));
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
