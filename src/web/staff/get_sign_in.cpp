#include "web/common/language.h"
#include "web/staff/sign_in_form.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

// GET /dang-nhap?ve=/quay
http::Response get_sign_in(const Site& site, const http::Request& request) {
  if (const auto who = site.signed_in(request))
    return http::redirect(home_of(who->officer).text());
  return show_sign_in(site, request, {.back = local_path(request.query.text("ve"))});
}

}  // namespace khongcho::web
