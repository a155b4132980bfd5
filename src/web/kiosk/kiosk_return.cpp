#include "app/offices.h"
#include "app/ticket_returns.h"
#include "base/text.h"
#include "http/error_status.h"
#include "web/kiosk/kiosk_actions.h"
#include "web/kiosk/kiosk_view.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {

constexpr int kScanning = 60;  // seconds

http::Response show_return(const Kiosk& kiosk, const std::string& problem = {}, int status = 200) {
  const Url here = Url::path("/ki-ot/{}/quay-lai", {kiosk.office.slug});
  http::Response response =
      show_form(kiosk.site, kiosk.request, kiosk.locale,
                KioskReturnPage{.frame = kiosk.frame(kiosk.locale.text("kiosk.come_back"), here),
                                .problem = problem,
                                .action = here,
                                .language = kiosk.locale.language(),
                                .back = kiosk.start()},
                status);
  go_back_after(response, kiosk, kScanning);
  return response;
}

// Of the address a scanner types, or the code below the picture: "https://…/so/A2B3C4D5E6".
std::string secret_in(std::string_view typed) {
  std::string secret;
  for (const char each : typed.substr(typed.rfind('/') + 1))
    if (each != ' ') secret += each;
  return upper(secret);
}

}  // namespace

// GET /ki-ot/{don_vi}/quay-lai
http::Response get_kiosk_return(const Site& site, const http::Request& request) {
  const auto kiosk = kiosk_of(site, request);
  return kiosk ? show_return(*kiosk) : no_such_kiosk(site, request);
}

// POST /ki-ot/{don_vi}/quay-lai: by the code of the slip. By number alone only an officer may.
http::Response post_kiosk_return(const Site& site, AddressLimit& limit,
                                 const http::Request& request) {
  const auto kiosk = kiosk_of(site, request);
  if (!kiosk) return no_such_kiosk(site, request);
  if (const auto wait = limit.wait(request)) return too_often(*kiosk, *wait);
  const Locale& locale = kiosk->locale;
  if (!site.csrf().accepts(request, ""))
    return show_return(*kiosk, locale.text("web.form_too_old"), 403);
  const std::string secret = secret_in(request.input("code"));
  const auto ticket = app::find_ticket_of_today(site.ctx(), secret);
  if (!ticket) {
    const bool unknown = ticket.error().code == ErrorCode::not_found;
    return show_return(*kiosk, locale.text(unknown ? Error{ErrorCode::not_found,
                                                           "kiosk.return_unknown"}
                                                   : ticket.error()),
                       http::error_status(ticket.error().code));
  }
  if (ticket->office != kiosk->office.id) {
    const auto other = app::find_office(site.ctx(), ticket->office);
    return show_return(*kiosk, locale.text("kiosk.return_other_office", {other->name}), 409);
  }
  const auto back = app::come_back_to_queue(site.ctx(), secret);
  if (!back)
    return show_return(*kiosk, locale.text(back.error()),
                       http::error_status(back.error().code));
  return http::redirect(kiosk->url("/ki-ot/{}/so/{}", {kiosk->office.slug, secret}).text());
}

}  // namespace khongcho::web
