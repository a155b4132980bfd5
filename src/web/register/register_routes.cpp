#include "web/register/register_actions.h"
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

void add_register_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/so", with(site, get_registers));
  site.staff_get(router, "/so/{loai}/{nam}", with(site, get_register_year));
  site.staff_get(router, "/so/{loai}/{nam}/in", with(site, get_register_volume));
  site.staff_get(router, "/so/{loai}/{nam}/bang-tinh", with(site, get_register_csv));
  site.staff_get(router, "/so/{loai}/{nam}/khoa", with(site, get_register_lock));
  site.staff_post(router, "/so/{loai}/{nam}/khoa", with(site, post_register_lock));
  site.staff_post(router, "/so/{loai}/{nam}/quyen-moi", with(site, post_next_volume));
  site.staff_get(router, "/so/{loai}/{nam}/{so}", with(site, get_register_line));
  site.staff_post(router, "/so/{loai}/{nam}/{so}/ghi-chu", with(site, post_register_note));
}

}  // namespace khongcho::web
