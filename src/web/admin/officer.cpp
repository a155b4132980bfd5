#include <algorithm>

#include "base/text.h"
#include "http/error_status.h"
#include "web/admin/admin_actions.h"
#include "web/admin/admin_form.h"
#include "web/admin/officer_page.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

struct OfficerShown {
  Officer officer;
  std::optional<Error> error = {};
  std::string password = {};
};

std::vector<RoleRow> role_rows(const Locale& locale, const Officer& officer) {
  std::vector<RoleRow> rows;
  for (const Role role : all_roles()) {
    const auto granted = std::ranges::find(officer.grants, role, &Grant::role);
    const bool has = granted != officer.grants.end();
    RoleRow row{.role = std::string(text_of(role)),
                .name = locale.text("role." + std::string(text_of(role))),
                .scopes = {{.id = "", .text = locale.text("admin_page.scope.none")}}};
    for (const Scope scope : {Scope::assigned, Scope::office, Scope::all}) {
      const std::string id(text_of(scope));
      row.scopes.push_back({.id = id,
                            .text = locale.text("admin_page.scope." + id),
                            .chosen = has && granted->scope == scope});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const OfficerShown& shown) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  const Officer& officer = shown.officer;
  const bool is_new = !officer.id;
  OfficerPage page{
      .frame = site.staff_frame(
          request, who, is_new ? locale.text("admin_page.add_officer") : officer.full_name),
      .action = is_new ? Url::path("/quan-tri/nguoi-dung/moi")
                       : Url::path("/quan-tri/nguoi-dung/{}", {officer.id}),
      .is_new = is_new,
      .password = shown.password,
      .login = officer.login,
      .full_name = officer.full_name,
      .officer_title = officer.title,
      .offices = office_choices(all->offices, officer.office),
      .roles = role_rows(locale, officer),
      .active = officer.active,
      .reset = is_new ? Url() : Url::path("/quan-tri/nguoi-dung/{}/mat-khau", {officer.id})};
  if (!shown.error) return site.show(request, std::move(page));

  page.problem = form_problem(locale, {*shown.error});
  page.login_problem = page.problem->of("login");
  page.name_problem = page.problem->of("full_name");
  page.title_problem = page.problem->of("title");
  page.office_problem = page.problem->of("office");
  page.roles_problem = page.problem->of("roles");
  return site.show(request, std::move(page), http::error_status(shown.error->code));
}

Expected<Officer> officer_in(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const OfficerId id{admin_id_from(request.param("id"))};
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return all.error();
  const auto found = std::ranges::find(all->officers, id, &Officer::id);
  if (found == all->officers.end()) return Error{ErrorCode::not_found, "admin.unknown_officer"};
  return *found;
}

Officer officer_typed(const http::Request& request, Officer officer) {
  officer.full_name = tidy_text(request.input("full_name"));
  officer.title = tidy_text(request.input("title"));
  officer.office = OfficeId{admin_id_from(request.input("office"))};
  officer.grants.clear();
  for (const Role role : all_roles()) {
    const auto scope = scope_from(request.input("role_" + std::string(text_of(role))));
    if (scope) officer.grants.push_back({role, *scope});
  }
  return officer;
}

}  // namespace

// GET /quan-tri/nguoi-dung/moi
http::Response get_new_officer(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return show(site, request, who, {.officer = {.office = who.office.id}});
}

// POST /quan-tri/nguoi-dung/moi
http::Response post_new_officer(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  Officer officer = officer_typed(request, {.login = std::string(request.input("login"))});
  const auto added = app::add_officer(site.ctx(), who.officer, officer);
  if (!added) return show(site, request, who, {.officer = officer, .error = added.error()});
  return show(site, request, who, {.officer = added->officer, .password = added->password});
}

// GET /quan-tri/nguoi-dung/{id}
http::Response get_officer(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const auto officer = officer_in(site, request, who);
  if (!officer) return site.refusal(request, officer.error());
  return show(site, request, who, {.officer = *officer});
}

// POST /quan-tri/nguoi-dung/{id}
http::Response post_officer(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const auto before = officer_in(site, request, who);
  if (!before) return site.refusal(request, before.error());
  Officer officer = officer_typed(request, *before);
  officer.active = !request.input("active").empty();
  const auto updated = app::update_officer(site.ctx(), who.officer, officer);
  if (!updated) return show(site, request, who, {.officer = officer, .error = updated.error()});
  return site.done(Url::path("/quan-tri/nguoi-dung/{}", {officer.id}), "notice.admin_saved",
                   {officer.full_name});
}

// GET /quan-tri/nguoi-dung/{id}/mat-khau
http::Response get_password_reset(const Site& site, const http::Request& request,
                                  const app::SignedIn& who) {
  const auto officer = officer_in(site, request, who);
  if (!officer) return site.refusal(request, officer.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("admin_page.reset.question", {officer->full_name});
  return site.show(
      request,
      ConfirmPage{.frame = site.staff_frame(request, who, question),
                  .confirm = {.question = question,
                              .consequence = locale.text("admin_page.reset.consequence"),
                              .button = locale.text("admin_page.reset_password"),
                              .action = Url::path("/quan-tri/nguoi-dung/{}/mat-khau",
                                                  {officer->id}),
                              .back = Url::path("/quan-tri/nguoi-dung/{}", {officer->id})}});
}

// POST /quan-tri/nguoi-dung/{id}/mat-khau
http::Response post_password_reset(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  const OfficerId id{admin_id_from(request.param("id"))};
  const auto reset = app::reset_password(site.ctx(), who.officer, id);
  if (!reset) return site.refusal(request, reset.error());
  return show(site, request, who, {.officer = reset->officer, .password = reset->password});
}

}  // namespace khongcho::web
