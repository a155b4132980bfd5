// The numbers a browser holds, by their secrets in a cookie: shown instead of giving one more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/queue/ticket.h"
#include "web/site/site.h"

namespace khongcho::web {

constexpr std::string_view kHeldCookie = "kc_so";

struct HeldTicket {
  std::string secret;
  QueueTicket ticket;
};

// Of today, at any office, not ended; the newest first.
std::vector<HeldTicket> held_tickets(const Site& site, const http::Request& request);
// Remembers one more.
void hold_ticket(const http::Request& request, http::Response& response,
                 const std::string& secret);

}  // namespace khongcho::web
