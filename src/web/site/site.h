// What every page has at hand: the office's context, the reader's language, who is signed in, and
// the frame around the page. Routes are added through here, so that no staff page can forget to
// ask for a log-in and no form its token.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/room_view.h"
#include "app/sign_in.h"
#include "http/csrf.h"
#include "http/rate_limiter.h"
#include "http/router.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

constexpr std::string_view kLoginCookie = "kc_login";
constexpr std::string_view kOfficeCookie = "kc_office";
// Set by staff.js on what a page asks for by itself, see app::AskedBy.
constexpr std::string_view kTimerHeader = "Kc-Timer";

struct SiteConfig {
  std::string default_office;  // slug; empty: the first active one
  std::string csrf_key;        // empty: made at start
  std::string public_address = {};  // "https://motcua.example.vn"; empty: where a browser finds us
};

class Site {
 public:
  // All three must outlive the site.
  Site(app::Context ctx, const Locale& english, SiteConfig config);

  const app::Context& ctx() const { return ctx_; }
  Instant now() const { return ctx_.time.now(); }
  // The waiting room of an office as it is now; shared with whoever looks at it meanwhile.
  std::shared_ptr<const app::RoomView> room(const Office& office) const {
    return rooms_->room(office);
  }
  const Locale& locale(const http::Request& request) const;
  const Locale& locale(std::string_view language) const;  // "en", else Vietnamese
  // What stands before the path in a code on paper; empty where nobody knows.
  std::string public_address(const http::Request& request) const;

  // The office a citizen looks at: ?don-vi=slug, else the cookie, else the default one.
  Office office_of(const http::Request& request) const;
  std::vector<Office> active_offices() const;

  // A public page needs nobody signed in. Its frame links are those of citizens.
  PageFrame public_frame(const http::Request& request, std::string title) const;
  PageFrame public_frame(const http::Request& request, const Office& office,
                         std::string title) const;
  PageFrame staff_frame(const http::Request& request, const app::SignedIn& who,
                        std::string title) const;
  // A refusal as a page: staff frame when somebody is signed in.
  http::Response refusal(const http::Request& request, const Error& error) const;
  http::Response refusal(const http::Request& request, int status, std::string incident) const;
  // After a form was sent well: 303 with a notice shown once on the next page (web/common/flash.h).
  http::Response done(const Url& next, std::string_view notice_key,
                      const std::vector<std::string>& args = {}) const;
  // A staff page as HTML, with the notice the last response left.
  template <typename Page>
  http::Response show(const http::Request& request, Page page, int status = 200) const {
    http::Response response;
    take_notices(request, page.frame, response);
    response.status = status;
    response.set("Content-Type", "text/html; charset=utf-8");
    response.body = page.render(locale(request));
    return response;
  }

  std::optional<app::SignedIn> signed_in(const http::Request& request) const;
  const http::CsrfGuard& csrf() const { return csrf_; }

  using PublicAction = std::function<http::Response(const http::Request&)>;
  using StaffAction = std::function<http::Response(const http::Request&, const app::SignedIn&)>;
  // GET pages of citizens; an answer to a form they send needs the guest token.
  void open_get(http::Router& router, std::string_view pattern, PublicAction action) const;
  void open_post(http::Router& router, std::string_view pattern, PublicAction action) const;
  // Nobody signed in: to /dang-nhap and back. A password to be changed first: to /toi. Where only
  // a part of the page was asked for (htmx), the whole page goes there.
  void staff_get(http::Router& router, std::string_view pattern, StaffAction action) const;
  // Also wants the token of the log-in; a form that lost it is refused, nothing is changed.
  void staff_post(http::Router& router, std::string_view pattern, StaffAction action,
                  http::RouteOptions options = {}) const;

 private:
  void take_notices(const http::Request& request, PageFrame& frame,
                    http::Response& response) const;
  http::Response to_sign_in(const http::Request& request) const;

  app::Context ctx_;
  const Locale& english_;
  SiteConfig config_;
  http::CsrfGuard csrf_;
  std::unique_ptr<app::RoomBook> rooms_;
};

}  // namespace khongcho::web
