// What the pages of a citizen's phone do; nobody is signed in. Who knows the secret of a number may
// follow it and give it back; nothing else hangs on it.
#pragma once

#include "web/site/address_limit.h"
#include "web/site/room_watch.h"
#include "web/site/site.h"

namespace khongcho::web {

struct PhoneLimits {
  // A whole village may go out through one address of its mobile operator.
  AddressLimit numbers{{.burst = 30, .per_second = 0.5}};
  AddressLimit guesses{{.burst = 30, .per_second = 0.5}};  // secrets that are nobody's
};

http::Response get_take(const Site& site, const http::Request& request);
http::Response post_take(const Site& site, PhoneLimits& limits, const http::Request& request);

http::Response get_ticket(const Site& site, PhoneLimits& limits, const http::Request& request);
http::Response get_ticket_events(const Site& site, RoomWatch& watch, const http::Request& request);
http::Response get_ticket_paper(const Site& site, PhoneLimits& limits,
                                const http::Request& request);
http::Response get_leave(const Site& site, PhoneLimits& limits, const http::Request& request);
http::Response post_leave(const Site& site, PhoneLimits& limits, const http::Request& request);
http::Response post_come_back(const Site& site, PhoneLimits& limits, const http::Request& request);

}  // namespace khongcho::web
