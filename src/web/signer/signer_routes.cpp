#include "web/signer/signer_actions.h"
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

void add_signer_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/ky", with(site, get_signing));
  site.staff_post(router, "/ky", with(site, post_signing));
  site.staff_get(router, "/ky/{code}", with(site, get_sign_dossier));
  site.staff_post(router, "/ky/{code}/ky", with(site, post_signature));
  site.staff_post(router, "/ky/{code}/tra-lai", with(site, post_sending_back));
}

}  // namespace khongcho::web
