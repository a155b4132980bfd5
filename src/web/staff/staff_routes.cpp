#include <memory>

#include "web/site/routes.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction with(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    return page(site, request, who);
  };
}

}  // namespace

void add_staff_routes(http::Router& router, const Site& site) {
  const auto limits = std::make_shared<SignInLimits>();
  site.open_get(router, "/dang-nhap",
                [&site](const http::Request& request) { return get_sign_in(site, request); });
  site.open_post(router, "/dang-nhap", [&site, limits](const http::Request& request) {
    return post_sign_in(site, *limits, request);
  });
  site.staff_post(router, "/dang-xuat", with(site, post_sign_out));
  site.staff_get(router, "/toi", with(site, get_own_page));
  site.staff_post(router, "/toi/mat-khau", with(site, post_password));
  site.staff_post(router, "/toi/quay", with(site, post_counter));
}

}  // namespace khongcho::web
