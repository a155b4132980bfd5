#include <algorithm>

#include "base/text.h"
#include "http/error_status.h"
#include "web/admin/admin_actions.h"
#include "web/admin/admin_form.h"
#include "web/admin/office_page.h"
#include "web/admin/offices_page.h"

namespace khongcho::web {

namespace {

std::string level_id(std::string_view profile, std::string_view level) {
  return std::string(profile) + "/" + std::string(level);
}

std::vector<AdminChoice> level_choices(const Law& law, const Office& office) {
  std::vector<AdminChoice> choices;
  for (const Profile& profile : law.profiles)
    for (const LevelNames& level : profile.levels)
      choices.push_back({.id = level_id(profile.code, level.level),
                         .text = profile.name + " · " + level.name,
                         .chosen = office.profile == profile.code && office.level == level.level});
  return choices;
}

std::vector<AdminChoice> model_choices(const Locale& locale, const Law& law,
                                       const Office& office) {
  std::vector<AdminChoice> choices{{.id = "", .text = locale.text("admin_page.no_model")}};
  for (const ServiceModel& model : law.models)
    choices.push_back({.id = model.code,
                       .text = model.name + " (" + model.code + ")",
                       .chosen = model.code == office.model});
  return choices;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const Office& office, const std::optional<Error>& error) {
  const Locale& locale = site.locale(request);
  const Law& law = site.ctx().law.law();
  const bool is_new = !office.id;
  OfficePage page{
      .frame = site.staff_frame(request, who,
                                is_new ? locale.text("admin_page.add_office") : office.name),
      .action = is_new ? Url::path("/quan-tri/don-vi/moi")
                       : Url::path("/quan-tri/don-vi/{}", {office.id}),
      .is_new = is_new,
      .code = office.code,
      .name = office.name,
      .address = office.address,
      .hotline = office.hotline,
      .levels = level_choices(law, office),
      .models = model_choices(locale, law, office),
      .active = office.active};
  if (!error) return site.show(request, std::move(page));

  Error shown = *error;
  if (shown.input == "profile") shown.input = "level";
  page.problem = form_problem(locale, {shown});
  page.code_problem = page.problem->of("code");
  page.name_problem = page.problem->of("name");
  page.address_problem = page.problem->of("address");
  page.level_problem = page.problem->of("level");
  page.model_problem = page.problem->of("model");
  return site.show(request, std::move(page), http::error_status(shown.code));
}

Expected<Office> office_in(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const OfficeId id{admin_id_from(request.param("id"))};
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return all.error();
  const auto found = std::ranges::find(all->offices, id, &Office::id);
  if (found == all->offices.end()) return Error{ErrorCode::not_found, "admin.unknown_office"};
  return *found;
}

Office office_typed(const http::Request& request, Office office) {
  office.name = tidy_text(request.input("name"));
  office.model = request.input("model");
  office.address = tidy_text(request.input("address"));
  office.hotline = tidy_text(request.input("hotline"));
  return office;
}

}  // namespace

// GET /quan-tri/don-vi
http::Response get_offices(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  OfficesPage page{.frame = site.staff_frame(request, who, locale.text("admin_page.offices")),
                   .rows = {}};
  for (const Office& office : all->offices) {
    const ServiceModel* model = site.ctx().law.model(office.model);
    page.rows.push_back({.url = Url::path("/quan-tri/don-vi/{}", {office.id}),
                         .name = office.name,
                         .code = office.code,
                         .model = model ? model->name : locale.text("admin_page.no_model"),
                         .hotline = office.hotline,
                         .active = office.active});
  }
  return site.show(request, std::move(page));
}

// GET /quan-tri/don-vi/moi
http::Response get_new_office(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  return show(site, request, who, {.profile = who.office.profile, .model = who.office.model}, {});
}

// POST /quan-tri/don-vi/moi
http::Response post_new_office(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  Office office = office_typed(request, {.code = tidy_text(request.input("code"))});
  const std::string_view level = request.input("level");
  const std::size_t slash = level.find('/');
  if (slash != level.npos) {
    office.profile = level.substr(0, slash);
    office.level = level.substr(slash + 1);
  }
  const auto added = app::add_office(site.ctx(), who.officer, office);
  if (!added) return show(site, request, who, office, added.error());
  return site.done(Url::path("/quan-tri/don-vi/{}", {added->id}), "notice.admin_saved",
                   {added->name});
}

// GET /quan-tri/don-vi/{id}
http::Response get_office(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  const auto office = office_in(site, request, who);
  if (!office) return site.refusal(request, office.error());
  return show(site, request, who, *office, {});
}

// POST /quan-tri/don-vi/{id}
http::Response post_office(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const auto before = office_in(site, request, who);
  if (!before) return site.refusal(request, before.error());
  Office office = office_typed(request, *before);
  office.active = !request.input("active").empty();
  const auto updated = app::update_office(site.ctx(), who.officer, office);
  if (!updated) return show(site, request, who, office, updated.error());
  return site.done(Url::path("/quan-tri/don-vi/{}", {office.id}), "notice.admin_saved",
                   {office.name});
}

}  // namespace khongcho::web
