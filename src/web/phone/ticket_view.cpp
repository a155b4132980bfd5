#include "web/phone/ticket_view.h"

#include "app/offices.h"
#include "app/ticket_returns.h"
#include "base/text.h"
#include "http/error_status.h"
#include "web/phone/held_tickets.h"
#include "web/phone/ticket_page.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {


http::Response no_ticket(const Site& site, const http::Request& request, int status,
                         const std::string& kind, std::string what) {
  const Locale& locale = site.locale(request);
  return show_form(
      site, request, locale,
      NoTicketPage{
          .frame = site.public_frame(request, locale.text("ticket_page." + kind + "_title")),
          .what = std::move(what),
          .next = locale.text("ticket_page." + kind + "_next"),
          .may_take = status != 429},
      status);
}

http::Response why_none(const Site& site, PhoneLimits& limits, const http::Request& request,
                        const Error& error) {
  const Locale& locale = site.locale(request);
  if (error.code != ErrorCode::not_found)  // of a day that is over: gone for good
    return no_ticket(site, request, 410, "old", locale.text(error));
  const auto wait = limits.guesses.wait(request);
  if (!wait) return no_ticket(site, request, 404, "unknown", locale.text(error));
  http::Response response =
      no_ticket(site, request, 429, "too_often", locale.text("ticket_page.too_often"));
  response.set("Retry-After", std::to_string(wait->count()));
  return response;
}

}  // namespace

TicketOrPage find_ticket_page(const Site& site, PhoneLimits& limits,
                              const http::Request& request) {
  const std::string secret = upper(request.param("secret"));
  const auto ticket = app::find_ticket_of_today(site.ctx(), secret);
  if (!ticket) return {.page = why_none(site, limits, request, ticket.error())};
  const auto office = app::find_office(site.ctx(), ticket->office);
  return {.found = FoundTicket{secret, *ticket, office.value()}};
}

Url ticket_url(const FoundTicket& found) { return Url::path("/so/{}", {found.secret}); }

http::Response show_ticket(const Site& site, const http::Request& request,
                           const FoundTicket& found, const std::optional<Error>& problem) {
  const Locale& locale = site.locale(request);
  const auto room = site.room(found.office);
  const std::string number = text_of_number(found.ticket);
  TicketPage page{
      .frame = site.public_frame(request, found.office, locale.text("ticket_page.title", {number})),
      .now = ticket_now(site, locale, *room, found.ticket),
      .events = Url::path("/so/{}/su-kien", {found.secret}),
      .come_back = Url::path("/so/{}/quay-lai", {found.secret}),
      .leave = Url::path("/so/{}/bo", {found.secret}),
      .paper = Url::path("/so/{}/phieu", {found.secret}),
      .problem = problem ? locale.text(*problem) : ""};
  http::Response response = show_form(site, request, locale, std::move(page),
                                      problem ? http::error_status(problem->code) : 200);
  hold_ticket(request, response, found.secret);
  response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace khongcho::web
