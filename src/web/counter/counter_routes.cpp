#include "web/counter/counter_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction with(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    return page(site, request, who);
  };
}

// The desk is for those who receive at this office; a dossier's page asks by itself.
Site::StaffAction at_desk(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    if (!may(who.officer, Action::receive, {who.office.id}))
      return site.refusal(request, Error{ErrorCode::not_allowed, "intake.not_allowed"});
    return page(site, request, who);
  };
}

}  // namespace

void add_counter_routes(http::Router& router, const Site& site) {
  // Desk and search.
  site.staff_get(router, "/quay", at_desk(site, get_desk));
  site.staff_get(router, "/quay/tim", with(site, get_search));

  // Intake.
  site.staff_get(router, "/quay/tiep-nhan", at_desk(site, get_intake));
  site.staff_post(router, "/quay/tiep-nhan", at_desk(site, post_intake));
  site.staff_post(router, "/quay/tiep-nhan/moi", at_desk(site, post_fresh_intake));
  site.staff_get(router, "/quay/tiep-nhan/xem", at_desk(site, get_intake));
  site.staff_post(router, "/quay/tiep-nhan/xem", at_desk(site, post_intake_preview));
  site.staff_get(router, "/quay/tiep-nhan/thu-tuc", at_desk(site, get_procedures_found));

  // One dossier.
  site.staff_get(router, "/quay/ho-so/{code}", with(site, get_dossier));
  site.staff_post(router, "/quay/ho-so/{code}/phan-cong", with(site, post_assignment));
  site.staff_post(router, "/quay/ho-so/{code}/nhan-bo-sung", with(site, post_supplement));
  site.staff_post(router, "/quay/ho-so/{code}/san-sang", with(site, post_ready));
  site.staff_post(router, "/quay/ho-so/{code}/rut", with(site, post_withdrawal));

  // Results to hand over.
  site.staff_get(router, "/quay/tra", at_desk(site, get_returns));
  site.staff_get(router, "/quay/tra/{code}", with(site, get_return));
  site.staff_post(router, "/quay/tra/{code}", with(site, post_return));
}

}  // namespace khongcho::web
