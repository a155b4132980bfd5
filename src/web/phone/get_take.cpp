#include <algorithm>

#include "web/phone/phone_actions.h"
#include "web/phone/take_view.h"

namespace khongcho::web {

// GET /lay-so?don-vi=xa-thanh-son&viec=ho-tich&them=1
http::Response get_take(const Site& site, const http::Request& request) {
  const Office office = site.office_of(request);
  const std::string service(request.query.text("viec"));
  const auto held = held_tickets(site, request);
  const auto same = std::ranges::find_if(held, [&](const HeldTicket& each) {
    return each.ticket.office == office.id && each.ticket.service == service;
  });
  if (same != held.end()) return http::redirect(Url::path("/so/{}", {same->secret}).text());
  if (!service.empty()) return show_priorities(site, request, office, {.service = service});
  if (!held.empty() && !request.query.has("them")) return show_held(site, request, office, held);
  return show_services(site, request, office);
}

}  // namespace khongcho::web
