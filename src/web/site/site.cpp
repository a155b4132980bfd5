#include "web/site/site.h"

#include <algorithm>
#include <stdexcept>

#include "app/alarms.h"
#include "app/officer_notices.h"
#include "app/offices.h"
#include "base/crypto.h"
#include "web/common/error_page.h"
#include "web/common/flash.h"
#include "web/common/language.h"

namespace khongcho::web {

namespace {

bool asks_for_part(const http::Request& request) {
  return !request.header("hx-request").empty();
}

// The page a part of was asked for, as htmx names it: its address without scheme and host.
std::string_view page_around(const http::Request& request) {
  const std::string_view address = request.header("hx-current-url");
  const std::size_t host = address.find("://");
  if (host == address.npos) return "/";
  const std::size_t path = address.find('/', host + 3);
  return path == address.npos ? "/" : address.substr(path, address.find('#') - path);
}

// Where the browser found us; nothing where the header is not a plain host.
std::string host_address(const http::Request& request) {
  const std::string_view host = request.header("host");
  const bool plain = !host.empty() && host.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyz"
                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789.-:[]") == host.npos;
  if (!plain) return "";
  return (request.secure ? "https://" : "http://") + std::string(host);
}

// To another page, whether a page or a part of one was asked for.
http::Response leave_for(const http::Request& request, const Url& page) {
  if (!asks_for_part(request)) return http::redirect(page.text());
  http::Response response = http::no_content();
  response.set("HX-Redirect", page.text());
  return response;
}

}  // namespace

Site::Site(app::Context ctx, const Locale& english, SiteConfig config)
    : ctx_(ctx),
      english_(english),
      config_(std::move(config)),
      csrf_(config_.csrf_key.empty() ? random_token() : config_.csrf_key),
      rooms_(std::make_unique<app::RoomBook>(ctx)) {}

const Locale& Site::locale(const http::Request& request) const {
  return locale(language_of(request));
}

const Locale& Site::locale(std::string_view language) const {
  return language == "en" ? english_ : ctx_.vietnamese;
}

std::string Site::public_address(const http::Request& request) const {
  return config_.public_address.empty() ? host_address(request) : config_.public_address;
}

std::vector<Office> Site::active_offices() const {
  return app::active_offices(ctx_);
}

Office Site::office_of(const http::Request& request) const {
  const std::vector<Office> offices = active_offices();
  if (offices.empty()) throw std::runtime_error("no office yet; run: khongcho seed");
  for (const std::string_view wanted : {request.query.text("don-vi"), request.cookie(kOfficeCookie),
                                        std::string_view(config_.default_office)}) {
    const auto found = std::ranges::find(offices, wanted, &Office::slug);
    if (found != offices.end()) return *found;
  }
  return offices.front();
}

PageFrame Site::public_frame(const http::Request& request, const Office& office,
                             std::string title) const {
  return web::public_frame(locale(request), site_of(office), std::move(title), request.path);
}

PageFrame Site::public_frame(const http::Request& request, std::string title) const {
  return public_frame(request, office_of(request), std::move(title));
}

PageFrame Site::staff_frame(const http::Request& request, const app::SignedIn& who,
                            std::string title) const {
  PageFrame frame = web::staff_frame(locale(request),
                                     {.officer = who.officer,
                                      .site = site_of(who.office),
                                      .counter = who.counter ? who.counter->name : "",
                                      .now = now(),
                                      .csrf = csrf_.token_for(who.token)},
                                     std::move(title), request.path);
  const app::BarCounts counts = app::bar_counts(ctx_, who.officer);
  if (counts.signs_by_delegation)
    frame.nav.insert(frame.nav.begin(), {.label = locale(request).text("web.nav.sign"),
                                         .url = Url::path("/ky"),
                                         .current = request.path.starts_with("/ky")});
  const std::pair<std::string_view, int> counted[] = {{"/canh-bao", counts.alarms},
                                                      {"/phoi-hop", counts.to_answer},
                                                      {"/xin-loi", counts.apologies},
                                                      {"/quay/bao-dan", counts.to_tell}};
  for (const auto& [url, count] : counted)
    for (NavLink& link : frame.nav)
      if (count > 0 && link.url.text() == url) link.count = count;
  NavLink notices{.label = locale(request).text("web.nav.notices"),
                  .url = Url::path("/thong-bao"),
                  .current = request.path.starts_with("/thong-bao")};
  if (const int unread = app::unread_notices(ctx_, who.officer)) notices.count = unread;
  frame.nav.push_back(std::move(notices));
  fold_nav(frame);
  return frame;
}

http::Response Site::refusal(const http::Request& request, const Error& error) const {
  const auto who = signed_in(request);
  PageFrame frame = who ? staff_frame(request, *who, "") : public_frame(request, "");
  return error_page(locale(request), std::move(frame), error);
}

http::Response Site::refusal(const http::Request& request, int status, std::string incident) const {
  // No database here: it may be what is broken, and this also runs where requests are read.
  PageFrame frame = web::public_frame(locale(request), SiteFacts{}, "", request.path);
  return error_page(locale(request), std::move(frame), status, std::move(incident));
}

http::Response Site::done(const Url& next, std::string_view notice_key,
                          const std::vector<std::string>& args) const {
  http::Response response = http::redirect(next.text());
  set_notice(response, "done", notice_key, args);
  return response;
}

std::optional<app::SignedIn> Site::signed_in(const http::Request& request) const {
  const bool by_timer = !request.header(kTimerHeader).empty();
  return app::find_signed_in(ctx_, std::string(request.cookie(kLoginCookie)),
                             by_timer ? app::AskedBy::timer : app::AskedBy::person);
}

void Site::take_notices(const http::Request& request, PageFrame& frame,
                        http::Response& response) const {
  if (!has_notice(request)) return;
  for (Notice& notice : take_notice(request, locale(request), response))
    frame.notices.push_back(std::move(notice));
}

http::Response Site::to_sign_in(const http::Request& request) const {
  const bool came_by_link = request.method == "GET" || request.method == "HEAD";
  std::string back = came_by_link ? request.target : "/";
  if (asks_for_part(request)) back = local_path(page_around(request));
  return leave_for(request, Url::path("/dang-nhap").with("ve", back));
}

void Site::open_get(http::Router& router, std::string_view pattern, PublicAction action) const {
  router.add("GET", pattern, std::move(action));
}

void Site::open_post(http::Router& router, std::string_view pattern, PublicAction action) const {
  router.add("POST", pattern, [this, action](const http::Request& request) {
    if (!csrf_.accepts(request, "")) return refusal(request, 403, "");
    return action(request);
  });
}

void Site::staff_get(http::Router& router, std::string_view pattern, StaffAction action) const {
  router.add("GET", pattern, [this, action](const http::Request& request) {
    const auto who = signed_in(request);
    if (!who) return to_sign_in(request);
    if (who->officer.must_change_password && request.path != "/toi")
      return leave_for(request, Url::path("/toi"));
    return action(request, *who);
  });
}

void Site::staff_post(http::Router& router, std::string_view pattern, StaffAction action,
                      http::RouteOptions options) const {
  const auto answer = [this, action](const http::Request& request) {
    const auto who = signed_in(request);
    if (!who) return to_sign_in(request);
    if (!csrf_.accepts(request, who->token))
      return refusal(request, Error{ErrorCode::not_allowed, "web.form_too_old"});
    if (who->officer.must_change_password && !request.path.starts_with("/toi") &&
        request.path != "/dang-xuat")
      return leave_for(request, Url::path("/toi"));
    return action(request, *who);
  };
  router.add("POST", pattern, answer, options);
}

}  // namespace khongcho::web
