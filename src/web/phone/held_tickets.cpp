#include "web/phone/held_tickets.h"

#include <algorithm>

#include "app/ticket_returns.h"
#include "base/text.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostHeld = 5;
constexpr std::size_t kLongestSecret = 20;
constexpr Seconds kKept = std::chrono::days{2};  // a queue may be kept overnight

// Secrets of the cookie, newest first; whatever else stands in it is passed over.
std::vector<std::string> secrets_of(const http::Request& request) {
  std::vector<std::string> secrets;
  std::string secret;
  for (const char each : std::string(request.cookie(kHeldCookie)) + ".") {
    if (each != '.') {
      secret += each;
      continue;
    }
    if (!secret.empty() && secret.size() <= kLongestSecret) secrets.push_back(secret);
    secret.clear();
    if (secrets.size() == kMostHeld) break;
  }
  return secrets;
}

}  // namespace

std::vector<HeldTicket> held_tickets(const Site& site, const http::Request& request) {
  std::vector<HeldTicket> held;
  for (const std::string& secret : secrets_of(request)) {
    const auto ticket = app::find_ticket_of_today(site.ctx(), secret);
    if (ticket && ticket->state != TicketState::ended) held.push_back({secret, *ticket});
  }
  return held;
}

void hold_ticket(const http::Request& request, http::Response& response,
                 const std::string& secret) {
  std::vector<std::string> secrets = secrets_of(request);
  std::erase(secrets, secret);
  secrets.insert(secrets.begin(), secret);
  if (secrets.size() > kMostHeld) secrets.resize(kMostHeld);
  response.set_cookie(
      {.name = std::string(kHeldCookie), .value = join(secrets, "."), .max_age = kKept});
}

}  // namespace khongcho::web
