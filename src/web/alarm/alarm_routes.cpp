#include "web/alarm/alarm_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction with(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    return page(site, request, who);
  };
}

}  // namespace

Url dossier_page(const Officer& officer, const std::string& code) {
  if (has_role(officer, Role::specialist)) return Url::path("/viec/{}", {code});
  return Url::path("/quay/ho-so/{}", {code});
}

void add_alarm_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/canh-bao", with(site, get_alarms));
  site.staff_post(router, "/canh-bao", with(site, post_alarms));
  site.staff_get(router, "/xin-loi", with(site, get_apologies));
  site.staff_get(router, "/xin-loi/so/bang-tinh", with(site, get_apology_register_csv));
  site.staff_get(router, "/xin-loi/{code}", with(site, get_apology));
  site.staff_get(router, "/xin-loi/{code}/mau-04", with(site, get_apology_preview));
  site.staff_post(router, "/xin-loi/{code}/ky", with(site, post_apology_signature));
  site.staff_post(router, "/xin-loi/{code}/khong-ky", with(site, post_apology_refusal));
}

}  // namespace khongcho::web
