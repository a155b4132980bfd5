#include "app/ticket_returns.h"
#include "base/text.h"
#include "app/offices.h"
#include "web/phone/ticket_page.h"
#include "web/phone/ticket_view.h"
#include "web/site/take_form.h"

namespace khongcho::web {

// GET /so/{secret}
http::Response get_ticket(const Site& site, PhoneLimits& limits, const http::Request& request) {
  TicketOrPage ticket = find_ticket_page(site, limits, request);
  return ticket.found ? show_ticket(site, request, *ticket.found) : std::move(ticket.page);
}

// GET /so/{secret}/su-kien
http::Response get_ticket_events(const Site& site, RoomWatch& watch,
                                 const http::Request& request) {
  const std::string secret = upper(request.param("secret"));
  const auto ticket = app::find_ticket_of_today(site.ctx(), secret);
  if (!ticket) return http::no_content();  // tells the browser not to ask again
  const Office office = app::find_office(site.ctx(), ticket->office).value();
  return watch.stream(kTicketScreen, office,
                      ticket_topic(site.locale(request), *ticket, secret));
}

// GET /so/{secret}/phieu: the slip once more, for who has a printer.
http::Response get_ticket_paper(const Site& site, PhoneLimits& limits,
                                const http::Request& request) {
  TicketOrPage ticket = find_ticket_page(site, limits, request);
  if (!ticket.found) return std::move(ticket.page);
  const Locale& locale = site.locale(request);
  const auto room = site.room(ticket.found->office);
  PageFrame frame = site.public_frame(
      request, ticket.found->office,
      locale.text("ticket_paper.label", {text_of_number(ticket.found->ticket)}));
  frame.home = ticket_url(*ticket.found);
  return show_form(
      site, request, locale,
      TicketPaperPage{.frame = std::move(frame),
                      .paper = ticket_paper(site, locale,
                                            {.room = *room,
                                             .ticket = ticket.found->ticket,
                                             .secret = ticket.found->secret,
                                             .public_address = site.public_address(request)})});
}

// GET /so/{secret}/bo: the question before.
http::Response get_leave(const Site& site, PhoneLimits& limits, const http::Request& request) {
  TicketOrPage ticket = find_ticket_page(site, limits, request);
  if (!ticket.found) return std::move(ticket.page);
  const QueueTicket& held = ticket.found->ticket;
  const bool may_leave = held.state != TicketState::ended && held.state != TicketState::serving;
  if (!may_leave) return http::redirect(ticket_url(*ticket.found).text());
  const Locale& locale = site.locale(request);
  const std::string number = text_of_number(held);
  const auto before = site.room(ticket.found->office)->people_before(held.id);
  return show_form(
      site, request, locale,
      LeavePage{.frame = site.public_frame(request, ticket.found->office,
                                           locale.text("ticket_page.leave_title", {number})),
                .number = number,
                .before = before ? people_before_words(locale, *before) : "",
                .action = Url::path("/so/{}/bo", {ticket.found->secret}),
                .back = ticket_url(*ticket.found)});
}

}  // namespace khongcho::web
