// The pages that take a number, made from the waiting room as it is.
#pragma once

#include <optional>

#include "core/promise/day_state.h"
#include "web/phone/held_tickets.h"
#include "web/phone/take_page.h"
#include "web/site/site.h"

namespace khongcho::web {

// What was chosen so far, and what was wrong with it.
struct TakeAsked {
  std::string service = {};
  std::string priority = {};
  std::optional<Error> problem = {};
  int status = 200;
};

http::Response show_services(const Site& site, const http::Request& request, const Office& office,
                             const TakeAsked& asked = {});
// The services again where the one asked for is not offered.
http::Response show_priorities(const Site& site, const http::Request& request,
                               const Office& office, const TakeAsked& asked);
http::Response show_held(const Site& site, const http::Request& request, const Office& office,
                         const std::vector<HeldTicket>& held);

}  // namespace khongcho::web
