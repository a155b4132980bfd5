#include "http/error_status.h"
#include "web/kiosk/kiosk_actions.h"
#include "web/kiosk/kiosk_view.h"
#include "web/site/take_form.h"

namespace khongcho::web {

// POST /ki-ot/{don_vi}/lay-so
http::Response post_kiosk_number(const Site& site, AddressLimit& limit,
                                 const http::Request& request) {
  const auto kiosk = kiosk_of(site, request);
  if (!kiosk) return no_such_kiosk(site, request);
  if (const auto wait = limit.wait(request)) return too_often(*kiosk, *wait);
  const auto wanted = read_take_form(site, request, app::TicketChannel::kiosk);
  if (!wanted) return show_start(*kiosk, kiosk->locale.text("take.form_old"), 403);
  const auto taken = app::take_number(site.ctx(), kiosk->office, *wanted);
  if (!taken)
    return show_start(*kiosk, kiosk->locale.text(taken.error()),
                      http::error_status(taken.error().code));
  return http::redirect(
      kiosk->url("/ki-ot/{}/so/{}", {kiosk->office.slug, taken->secret}).with("in", 1).text());
}

}  // namespace khongcho::web
