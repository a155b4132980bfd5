#include <algorithm>

#include "base/text.h"
#include "web/common/language.h"
#include "web/staff/sign_in_form.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kLongestLogin = 100;

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

// Back to where the officer came from, unless that was nowhere in particular.
std::string next_page(const Officer& officer, const std::string& back) {
  const bool somewhere = back != "/" && !back.starts_with("/dang-");
  return somewhere ? back : home_of(officer).text();
}

}  // namespace

std::chrono::seconds SignInLimits::take(const std::string& address, const std::string& account,
                                        std::chrono::milliseconds now) {
  const bool address_may = by_address_.allow(address, now);
  const bool account_may = by_account_.allow(account, now);
  if (address_may && account_may) return std::chrono::seconds{0};
  const auto left = std::max(by_address_.wait(address, now), by_account_.wait(account, now));
  return std::chrono::ceil<std::chrono::seconds>(left + std::chrono::milliseconds{1});
}

// POST /dang-nhap
http::Response post_sign_in(const Site& site, SignInLimits& limits, const http::Request& request) {
  SignInForm again{.login = tidy_text(request.input("login")),
                   .back = local_path(request.input("ve")),
                   .status = 422};
  if (length_of(again.login) > kLongestLogin) again.login.clear();
  const auto wait = limits.take(request.remote_ip, again.login, steady_now());
  if (wait.count() > 0) {
    again.status = 429;
    again.errors = {{ErrorCode::not_allowed, "staff.sign_in.too_often",
                     {std::to_string(wait.count())}}};
    http::Response response = show_sign_in(site, request, std::move(again));
    response.set("Retry-After", std::to_string(wait.count()));
    return response;
  }
  const auto who = app::sign_in(site.ctx(), again.login, std::string(request.input("password")));
  if (!who) {
    again.errors = {who.error()};
    return show_sign_in(site, request, std::move(again));
  }
  // Whoever sat here before is signed out, so a shared machine leaves no log-in behind.
  const std::string earlier(request.cookie(kLoginCookie));
  if (!earlier.empty()) app::sign_out(site.ctx(), earlier);
  http::Response response = http::redirect(next_page(who->officer, again.back));
  response.set_cookie({.name = std::string(kLoginCookie), .value = who->token});
  response.clear_cookie(http::kGuestCookie);
  return response;
}

// POST /dang-xuat
http::Response post_sign_out(const Site& site, const http::Request&, const app::SignedIn& who) {
  app::sign_out(site.ctx(), who.token);
  http::Response response = site.done(Url::path("/dang-nhap"), "notice.signed_out");
  response.clear_cookie(kLoginCookie);
  return response;
}

}  // namespace khongcho::web
