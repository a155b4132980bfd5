#include <algorithm>

#include "http/error_status.h"
#include "web/admin/admin_actions.h"
#include "web/admin/admin_form.h"
#include "web/admin/counters_page.h"

namespace khongcho::web {

namespace {

struct CountersShown {
  OfficeId office;
  std::optional<Error> error = {};
  std::string name = {};
};

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const CountersShown& shown) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const std::string office = office_name(all->offices, shown.office);
  if (office.empty())
    return site.refusal(request, Error{ErrorCode::not_found, "admin.unknown_office"});
  const Locale& locale = site.locale(request);
  CountersPage page{.frame = site.staff_frame(request, who, locale.text("admin_page.counters")),
                    .offices = office_choices(all->offices, shown.office),
                    .office = std::to_string(shown.office.value),
                    .office_title = office,
                    .name = shown.name};
  for (const Counter& counter : all->counters)
    if (counter.office == shown.office)
      page.rows.push_back({.action = Url::path("/quan-tri/quay/{}", {counter.id}),
                           .id = std::to_string(counter.id.value),
                           .name = counter.name,
                           .active = counter.active});
  if (!shown.error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*shown.error});
  page.name_problem = page.problem->of("name");
  return site.show(request, std::move(page), http::error_status(shown.error->code));
}

Url list_url(OfficeId office) {
  return Url::path("/quan-tri/quay").with("don-vi", office);
}

}  // namespace

// GET /quan-tri/quay?don-vi=…
http::Response get_counters(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const bool chosen = request.query.has("don-vi");
  const OfficeId office{admin_id_from(request.query.text("don-vi"))};
  return show(site, request, who, {.office = chosen ? office : who.office.id});
}

// POST /quan-tri/quay
http::Response post_new_counter(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const OfficeId office{admin_id_from(request.input("office"))};
  const std::string name(request.input("name"));
  const auto added = app::add_counter(site.ctx(), who.officer, office, name);
  if (!added)
    return show(site, request, who, {.office = office, .error = added.error(), .name = name});
  return site.done(list_url(office), "notice.admin_saved", {added->name});
}

// POST /quan-tri/quay/{id}
http::Response post_counter_changes(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const CounterId id{admin_id_from(request.param("id"))};
  const auto before = std::ranges::find(all->counters, id, &Counter::id);
  if (before == all->counters.end())
    return site.refusal(request, Error{ErrorCode::not_found, "admin.unknown_counter"});
  Counter counter = *before;
  counter.name = request.input("name");
  counter.active = !request.input("active").empty();
  auto updated = app::update_counter(site.ctx(), who.officer, counter);
  if (updated)
    return site.done(list_url(counter.office), "notice.admin_saved", {updated->name});
  Error error = updated.error();
  error.input = "name-" + std::to_string(id.value);
  return show(site, request, who, {.office = counter.office, .error = error});
}

}  // namespace khongcho::web
