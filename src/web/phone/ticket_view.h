// Pages of one number, found by the secret in the address.
#pragma once

#include <memory>
#include <string>

#include "app/room_view.h"
#include "web/phone/phone_actions.h"

namespace khongcho::web {

struct FoundTicket {
  std::string secret;
  QueueTicket ticket;
  Office office;
};

// A number of today, or the page that says why there is none.
struct TicketOrPage {
  std::optional<FoundTicket> found = {};
  http::Response page = {};
};
TicketOrPage find_ticket_page(const Site& site, PhoneLimits& limits, const http::Request& request);

Url ticket_url(const FoundTicket& found);
http::Response show_ticket(const Site& site, const http::Request& request,
                           const FoundTicket& found, const std::optional<Error>& problem = {});

}  // namespace khongcho::web
