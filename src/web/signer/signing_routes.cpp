#include "web/signer/signing_routes.h"

#include "web/signer/signing_actions.h"

namespace khongcho::web {

namespace {

using SigningPage = http::Response (*)(const Site&, const SigningServices&, const http::Request&,
                                       const app::SignedIn&);

}  // namespace

void add_signing_routes(http::Router& router, const Site& site, SigningServices services) {
  const auto with = [&site, services](SigningPage page) {
    return [&site, services, page](const http::Request& request, const app::SignedIn& who) {
      return page(site, services, request, who);
    };
  };
  site.staff_post(router, "/ky/dien-tu", with(post_sign_batch));
  site.staff_get(router, "/ky/dot/{name}", with(get_sign_batch));
  site.staff_get(router, "/dau", with(get_seal));
  site.staff_post(router, "/dau", with(post_seal_batch));
  site.staff_get(router, "/quan-tri/khoa-ky", with(get_keys));
  site.staff_post(router, "/quan-tri/khoa-ky", with(post_new_key));
  site.staff_get(router, "/quan-tri/khoa-ky/{id}/ngung", with(get_key_end));
  site.staff_post(router, "/quan-tri/khoa-ky/{id}/ngung", with(post_key_end));
}

}  // namespace khongcho::web
