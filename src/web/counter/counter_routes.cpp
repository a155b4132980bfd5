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

  // The queue and the counter.
  site.staff_get(router, "/quay/hang-doi", at_desk(site, get_queue));
  site.staff_post(router, "/quay/goi", at_desk(site, post_call));
  site.staff_post(router, "/quay/da-toi", at_desk(site, post_has_come));
  site.staff_post(router, "/quay/vang", at_desk(site, post_absent));
  site.staff_post(router, "/quay/xong", at_desk(site, post_finish));
  site.staff_post(router, "/quay/chuyen", at_desk(site, post_transfer));
  site.staff_post(router, "/quay/chuyen-quay", at_desk(site, post_pass));
  site.staff_post(router, "/quay/quay-lai", at_desk(site, post_back));
  site.staff_post(router, "/quay/mo", at_desk(site, post_open));
  site.staff_post(router, "/quay/nhan-quay", at_desk(site, post_take_over));
  site.staff_post(router, "/quay/tam-nghi", at_desk(site, post_pause));
  site.staff_post(router, "/quay/dong", at_desk(site, post_close));
  site.staff_post(router, "/quay/goi-giup", at_desk(site, post_help_call));
  site.staff_post(router, "/quay/toi-giup", at_desk(site, post_help_answer));
  site.staff_post(router, "/quay/giu-hang-doi", at_desk(site, post_keep_queue));

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
