#include "web/site/routes.h"
#include "web/specialist/specialist_actions.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction with(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    return page(site, request, who);
  };
}

}  // namespace

void add_specialist_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/viec", with(site, get_work));
  site.staff_get(router, "/viec/{code}", with(site, get_work_dossier));
  site.staff_post(router, "/viec/{code}/du-thao", with(site, post_draft));
  site.staff_post(router, "/viec/{code}/trinh-ky", with(site, post_submission));
  site.staff_post(router, "/viec/{code}/bo-sung", with(site, post_supplement_request));
  site.staff_post(router, "/viec/{code}/loai-khoi-mo-hinh", with(site, post_exclusion));
  site.staff_post(router, "/viec/{code}/dung", with(site, post_stop));
  site.staff_post(router, "/viec/{code}/xin-loi", with(site, post_apology));
}

}  // namespace khongcho::web
