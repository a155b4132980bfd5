#include "app/ticket_returns.h"
#include "http/csrf.h"
#include "web/phone/ticket_view.h"

namespace khongcho::web {

namespace {

using Change = Expected<QueueTicket> (*)(const app::Context&, const std::string&);

// The secret proves more than a token would, and outlives a restart of the server; a form of
// another site knows neither.
http::Response change(const Site& site, PhoneLimits& limits, const http::Request& request,
                      Change do_it) {
  TicketOrPage ticket = find_ticket_page(site, limits, request);
  if (!ticket.found) return std::move(ticket.page);
  if (!http::from_our_pages(request))
    return show_ticket(site, request, *ticket.found,
                       Error{ErrorCode::not_allowed, "web.form_too_old"});
  const auto changed = do_it(site.ctx(), ticket.found->secret);
  if (changed) return http::redirect(ticket_url(*ticket.found).text());
  return show_ticket(site, request, *ticket.found, changed.error());
}

}  // namespace

// POST /so/{secret}/bo
http::Response post_leave(const Site& site, PhoneLimits& limits, const http::Request& request) {
  return change(site, limits, request, app::leave_queue);
}

// POST /so/{secret}/quay-lai
http::Response post_come_back(const Site& site, PhoneLimits& limits,
                              const http::Request& request) {
  return change(site, limits, request, app::come_back_to_queue);
}

}  // namespace khongcho::web
