#include "web/duty/duty_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

Site::StaffAction with(const Site& site, DutyAction* page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    return page(site, request, who);
  };
}

}  // namespace

void add_duty_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/truc", with(site, get_duty));
  site.staff_post(router, "/truc/them", with(site, post_duty));
  site.staff_post(router, "/truc/chep", with(site, post_duty_copy));
  site.staff_post(router, "/truc/chot", with(site, post_duty_confirmation));
  site.staff_get(router, "/truc/tuan", with(site, get_duty_week));
  site.staff_get(router, "/truc/in", with(site, get_duty_paper));
  site.staff_get(router, "/truc/{id}/bo", with(site, get_duty_removal));
  site.staff_post(router, "/truc/{id}/bo", with(site, post_duty_removal));
  site.staff_get(router, "/truc/san-sang", with(site, get_readiness));
  site.staff_post(router, "/truc/san-sang/ghi-nhan", with(site, post_readiness));
  site.staff_get(router, "/truc/nghi", with(site, get_absences));
  site.staff_post(router, "/truc/nghi", with(site, post_absence));
  site.staff_post(router, "/truc/nghi/tu-bay-gio", with(site, post_absence_now));
  site.staff_post(router, "/truc/nghi/{id}/chuyen-viec", with(site, post_absence_reroute));
  site.staff_get(router, "/truc/nghi/{id}/tro-lai", with(site, get_absence_end));
  site.staff_post(router, "/truc/nghi/{id}/tro-lai", with(site, post_absence_end));
  site.staff_get(router, "/ky/uy-quyen", with(site, get_delegations));
  site.staff_post(router, "/ky/uy-quyen", with(site, post_delegation));
  site.staff_get(router, "/ky/uy-quyen/{id}/thu-hoi", with(site, get_delegation_revocation));
  site.staff_post(router, "/ky/uy-quyen/{id}/thu-hoi", with(site, post_delegation_revocation));
  site.staff_get(router, "/ky/uy-quyen/{id}/in", with(site, get_delegation_paper));
  site.staff_get(router, "/thong-bao", with(site, get_notices));
  site.staff_post(router, "/thong-bao", with(site, post_notices_read));
  site.staff_post(router, "/thong-bao/{id}", with(site, post_notice));
}

}  // namespace khongcho::web
