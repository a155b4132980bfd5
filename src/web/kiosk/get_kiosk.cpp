#include "app/home_view.h"
#include "app/ticket_returns.h"
#include "base/text.h"
#include "web/kiosk/kiosk_actions.h"
#include "web/kiosk/kiosk_view.h"
#include "web/site/queue_names.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {

constexpr int kTicketShown = 20;  // seconds
constexpr int kChoosing = 60;

}  // namespace

// GET /ki-ot
http::Response get_kiosks(const Site& site, const http::Request& request) {
  return show_kiosks(site, request);
}

// GET /ki-ot/{don_vi}
http::Response get_kiosk(const Site& site, const http::Request& request) {
  const auto kiosk = kiosk_of(site, request);
  return kiosk ? show_start(*kiosk) : no_such_kiosk(site, request);
}

// GET /ki-ot/{don_vi}/uu-tien?viec=ho-tich
http::Response get_kiosk_priorities(const Site& site, const http::Request& request) {
  const auto kiosk = kiosk_of(site, request);
  if (!kiosk) return no_such_kiosk(site, request);
  const Locale& locale = kiosk->locale;
  const auto room = site.room(kiosk->office);
  if (room->closed) return show_start(*kiosk);
  const std::string code(request.query.text("viec"));
  const app::ServiceNow* service = room->find_service(code);
  if (!service) return show_start(*kiosk, locale.text("queue.unknown_service"), 404);
  const DayState day = app::day_state_of(site.ctx(), kiosk->office);
  const Url here = Url::path("/ki-ot/{}/uu-tien", {kiosk->office.slug}).with("viec", code);
  KioskPriorityPage page{
      .frame = kiosk->frame(locale.text("kiosk.title"), here),
      .service = service_row(locale, *room, *service, day),
      .priorities = {},
      .action = Url::path("/ki-ot/{}/lay-so", {kiosk->office.slug}),
      .language = locale.language(),
      .request_key = new_request_key(),
      .back = kiosk->start()};
  for (const PriorityClass& each : room->rules->priorities)
    if (!each.by_appointment) page.priorities.push_back({each.code, name_of(each, locale)});
  http::Response response = show_form(site, request, locale, std::move(page));
  go_back_after(response, *kiosk, kChoosing);
  return response;
}

// GET /ki-ot/{don_vi}/so/{secret}?in=1
http::Response get_kiosk_ticket(const Site& site, const http::Request& request) {
  const auto kiosk = kiosk_of(site, request);
  if (!kiosk) return no_such_kiosk(site, request);
  const Locale& locale = kiosk->locale;
  const std::string secret = upper(request.param("secret"));
  const auto ticket = app::find_ticket_of_today(site.ctx(), secret);
  if (!ticket || ticket->office != kiosk->office.id)
    return show_start(*kiosk, locale.text(ticket ? Error{ErrorCode::not_found,
                                                         "queue.unknown_ticket"}
                                                 : ticket.error()),
                      404);
  const auto room = site.room(kiosk->office);
  const auto before = room->people_before(ticket->id);
  const DayState day = app::day_state_of(site.ctx(), kiosk->office);
  const bool print_now = request.query.has("in");
  const Url here = Url::path("/ki-ot/{}/so/{}", {kiosk->office.slug, secret});
  http::Response response = show_form(
      site, request, locale,
      KioskTicketPage{
          .frame = kiosk->frame(
              locale.text("ticket_page.title", {text_of_number(*ticket)}), here),
          .headline = before ? people_before_words(locale, *before) : "",
          .wait = wait_of_ticket(site, locale, *room, *ticket),
          .door = door_words(locale, door_of_ticket(site, *room, *ticket), day, DoorFor::holder),
          .paper = ticket_paper(site, locale,
                                {.room = *room,
                                 .ticket = *ticket,
                                 .secret = secret,
                                 .public_address = site.public_address(request)}),
          .print_now = print_now,
          .done = Url::path("/ki-ot/{}", {kiosk->office.slug})});
  go_back_after(response, *kiosk, kTicketShown);
  return response;
}

}  // namespace khongcho::web
