#include "web/site/routes.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction as_volunteer(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    if (!scope_for(who.officer, Action::help_citizens))
      return site.refusal(request, Error{ErrorCode::not_allowed, "help.not_allowed"});
    return page(site, request, who);
  };
}

Site::StaffAction as_planner(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    if (!scope_for(who.officer, Action::plan_shifts))
      return site.refusal(request, Error{ErrorCode::not_allowed, "help.plans_not"});
    return page(site, request, who);
  };
}

Site::StaffAction as_either(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    if (!scope_for(who.officer, Action::plan_shifts) &&
        !scope_for(who.officer, Action::help_citizens))
      return site.refusal(request, Error{ErrorCode::not_allowed, "help.not_allowed"});
    return page(site, request, who);
  };
}

}  // namespace

void add_volunteer_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/ho-tro", as_volunteer(site, get_help_home));
  site.staff_post(router, "/ho-tro/phien", as_volunteer(site, post_help_session));
  site.staff_get(router, "/ho-tro/phien/{id}", as_volunteer(site, get_help_session));
  site.staff_post(router, "/ho-tro/phien/{id}/ket-thuc", as_volunteer(site, post_help_end));
  site.staff_get(router, "/ho-tro/phien/{id}/lay-so", as_volunteer(site, get_help_number));
  site.staff_post(router, "/ho-tro/phien/{id}/lay-so", as_volunteer(site, post_help_number));
  site.staff_post(router, "/ho-tro/phien/{id}/da-co-so", as_volunteer(site, post_number_at_hand));
  site.staff_get(router, "/ho-tro/phien/{id}/to-khai", as_volunteer(site, get_help_declaration));
  site.staff_post(router, "/ho-tro/phien/{id}/to-khai", as_volunteer(site, post_help_declaration));
  site.staff_get(router, "/ho-tro/phien/{id}/to-khai/in",
                 as_volunteer(site, get_declaration_paper));
  site.staff_get(router, "/ho-tro/phien/{id}/huong-dan/{kind}",
                 as_volunteer(site, get_help_guide));
  site.staff_post(router, "/ho-tro/phien/{id}/huong-dan/{kind}",
                  as_volunteer(site, post_help_guide));

  site.staff_get(router, "/ho-tro/ca", as_planner(site, get_shifts));
  site.staff_post(router, "/ho-tro/ca", as_planner(site, post_shift));
  site.staff_post(router, "/ho-tro/ca/chep", as_planner(site, post_shift_copy));
  site.staff_get(router, "/ho-tro/ca/{id}/bo", as_planner(site, get_shift_removal));
  site.staff_post(router, "/ho-tro/ca/{id}/bo", as_planner(site, post_shift_removal));

  site.staff_get(router, "/ho-tro/so-lieu", as_either(site, get_help_figures));
  site.staff_get(router, "/ho-tro/so-lieu/bang-tinh", as_either(site, get_help_figures_csv));
  site.staff_get(router, "/ho-tro/so-lieu/ban-in", as_either(site, get_help_figures_paper));
}

}  // namespace khongcho::web
