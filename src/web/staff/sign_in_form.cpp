#include "web/staff/sign_in_form.h"

#include "web/staff/sign_in_page.h"

namespace khongcho::web {

http::Response show_sign_in(const Site& site, const http::Request& request, SignInForm form) {
  const Locale& locale = site.locale(request);
  SignInPage page{.frame = site.public_frame(request, locale.text("staff.sign_in.title")),
                  .login = std::move(form.login),
                  .back = std::move(form.back)};
  if (!form.errors.empty()) page.problem = form_problem(locale, form.errors);
  http::Response guest;  // only for the cookie that the token is bound to
  page.frame.csrf = site.csrf().guest_token(request, guest);
  http::Response response = site.show(request, std::move(page), form.status);
  for (http::Cookie& cookie : guest.cookies) response.set_cookie(std::move(cookie));
  return response;
}

}  // namespace khongcho::web
