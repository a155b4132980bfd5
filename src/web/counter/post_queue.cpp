// What is pressed about the person at the counter: all answer with the desk or the intake page.
#include <charconv>

#include "app/counter_calls.h"
#include "app/ticket_returns.h"
#include "web/common/flash.h"
#include "web/counter/counter_actions.h"
#include "web/counter/desk_answer.h"

namespace khongcho::web {

namespace {

// POST /quay/… shown=: the ticket the page showed at the counter; 0 for nobody.
TicketId ticket_shown(std::string_view text) {
  TicketId id;
  std::from_chars(text.data(), text.data() + text.size(), id.value);
  return id;
}

http::Response to_intake(const Site& site, std::string_view notice, const QueueTicket& ticket) {
  return site.done(Url::path("/quay/tiep-nhan"), notice, {text_of_number(ticket)});
}

http::Response to_desk(const Site& site, std::string_view notice, const QueueTicket& ticket) {
  return site.done(Url::path("/quay"), notice, {text_of_number(ticket)});
}

}  // namespace

// POST /quay/goi
http::Response post_call(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const auto ticket = app::call_on(site.ctx(), desk_of(who), ticket_shown(request.input("shown")));
  if (!ticket) return show_desk(site, request, who, ticket.error());
  if (ticket->state == TicketState::ended) return to_desk(site, "notice.ticket_last", *ticket);
  return to_intake(site,
                   ticket->times_called > 1 ? "notice.ticket_called_again" : "notice.ticket_called",
                   *ticket);
}

// POST /quay/da-toi
http::Response post_has_come(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto ticket = app::serve_ticket(site.ctx(), desk_of(who));
  if (!ticket) return show_desk(site, request, who, ticket.error());
  return to_intake(site, "notice.ticket_serving", *ticket);
}

// POST /quay/vang
http::Response post_absent(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const auto ticket = app::mark_ticket_absent(site.ctx(), desk_of(who));
  if (!ticket) return show_desk(site, request, who, ticket.error());
  return to_desk(site, "notice.ticket_absent", *ticket);
}

// POST /quay/xong ket-qua=
http::Response post_finish(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const std::string_view typed = request.input("ket-qua");
  const auto outcome = ticket_outcome_of(typed);
  if (!typed.empty() && !outcome)
    return show_desk(site, request, who, Error{ErrorCode::invalid_input, "queue.no_such_outcome"});
  const auto ticket = app::finish_ticket(site.ctx(), desk_of(who), outcome);
  if (!ticket) return show_desk(site, request, who, ticket.error());
  return to_desk(site, "notice.ticket_finished", *ticket);
}

// POST /quay/chuyen viec=
http::Response post_transfer(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto ticket =
      app::transfer_ticket(site.ctx(), desk_of(who), std::string(request.input("viec")));
  if (!ticket) return show_desk(site, request, who, ticket.error());
  return to_desk(site, "notice.ticket_transferred", *ticket);
}

// POST /quay/chuyen-quay quay=
http::Response post_pass(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const std::string_view typed = request.input("quay");
  CounterId to;
  std::from_chars(typed.data(), typed.data() + typed.size(), to.value);
  const auto ticket = app::pass_ticket(site.ctx(), desk_of(who), to);
  if (!ticket) return show_desk(site, request, who, ticket.error());
  return to_desk(site, "notice.ticket_passed", *ticket);
}

// POST /quay/quay-lai so=
http::Response post_back(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const auto ticket =
      app::bring_back_ticket(site.ctx(), who.officer, std::string(request.input("so")));
  if (!ticket) return show_desk(site, request, who, ticket.error());
  return to_desk(site, "notice.ticket_back", *ticket);
}

}  // namespace khongcho::web
