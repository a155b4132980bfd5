#include "app/dossier_views.h"
#include "web/site/work_row.h"
#include "web/specialist/specialist_actions.h"
#include "web/specialist/work_page.h"

namespace khongcho::web {

namespace {

constexpr int kRowsOnAPage = 50;

// A state of the list, or nothing for all; `known` says whether the words make sense.
struct StateFilter {
  std::optional<DossierState> only = {};
  bool known = true;
};

StateFilter filter_from(std::string_view text) {
  if (text.empty()) return {};
  const auto state = state_from(text);
  return {.only = state, .known = state.has_value()};
}

std::vector<NavLink> filter_links(const Locale& locale, std::optional<DossierState> only) {
  std::vector<NavLink> links{
      {.label = locale.text("work.all"), .url = Url::path("/viec"), .current = !only}};
  for (const DossierState state : app::states_of(app::WorkList::specialist)) {
    const std::string text(text_of(state));
    links.push_back({.label = locale.text("state." + text),
                     .url = Url::path("/viec").with("trang-thai", text),
                     .current = only == state});
  }
  return links;
}

}  // namespace

// GET /viec?trang-thai=…&tu=…
http::Response get_work(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  const StateFilter filter = filter_from(request.query.text("trang-thai"));
  const auto after = page_key_from(request.query.text("tu"));
  if (!filter.known || (request.query.has("tu") && !after)) return site.refusal(request, 400, "");
  const auto list = app::work_list(site.ctx(), who.officer, app::WorkList::specialist, after,
                                   kRowsOnAPage, filter.only);
  if (!list) return site.refusal(request, list.error());

  WorkPage page{.frame = site.staff_frame(request, who, locale.text("work.title")),
                .lead = locale.text("work.lead", {who.officer.full_name}),
                .filters = filter_links(locale, filter.only),
                .rows = {},
                .empty = locale.text(filter.only ? "work.empty_filtered" : "work.empty")};
  for (const Dossier& dossier : list->rows)
    page.rows.push_back(work_row(site, locale, who.office, dossier,
                                 Url::path("/viec/{}", {dossier.code})));
  Url first = Url::path("/viec");
  if (filter.only) first = first.with("trang-thai", std::string(text_of(*filter.only)));
  page.pages = pages_of(locale, first, after.has_value(), *list);
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
