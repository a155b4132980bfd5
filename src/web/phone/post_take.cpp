#include <algorithm>

#include "http/error_status.h"
#include "web/phone/phone_actions.h"
#include "web/phone/take_view.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {

// The office of the form; what the address or a cookie says may have changed meanwhile.
std::optional<Office> office_named(const Site& site, std::string_view slug) {
  const auto offices = site.active_offices();
  const auto found = std::ranges::find(offices, slug, &Office::slug);
  return found == offices.end() ? std::nullopt : std::optional(*found);
}

http::Response to_ticket(const http::Request& request, const std::string& secret) {
  http::Response response = http::redirect(Url::path("/so/{}", {secret}).text());
  hold_ticket(request, response, secret);
  return response;
}

}  // namespace

// POST /lay-so
http::Response post_take(const Site& site, PhoneLimits& limits, const http::Request& request) {
  const auto office = office_named(site, request.input("office"));
  if (!office) return site.refusal(request, Error{ErrorCode::not_found, "take.unknown_office"});
  TakeAsked asked{.service = std::string(request.input("service")),
                  .priority = std::string(request.input("priority"))};
  if (const auto wait = limits.numbers.wait(request)) {
    asked.problem = Error{
        ErrorCode::not_allowed, "take.too_often", {std::to_string(wait->count())}};
    asked.status = 429;
    http::Response response = show_priorities(site, request, *office, asked);
    response.set("Retry-After", std::to_string(wait->count()));
    return response;
  }
  const auto wanted = read_take_form(site, request, app::TicketChannel::phone);
  if (!wanted) {
    asked.problem = Error{ErrorCode::not_allowed, "take.form_old"};
    asked.status = 403;
    return show_priorities(site, request, *office, asked);
  }
  for (const HeldTicket& each : held_tickets(site, request))
    if (each.ticket.office == office->id && each.ticket.service == wanted->service)
      return to_ticket(request, each.secret);
  const auto taken = app::take_number(site.ctx(), *office, *wanted);
  if (taken) return to_ticket(request, taken->secret);
  asked.problem = taken.error();
  if (asked.problem->input != "priority") asked.problem->input.clear();  // not on this page
  asked.status = http::error_status(taken.error().code);
  return show_priorities(site, request, *office, asked);
}

}  // namespace khongcho::web
