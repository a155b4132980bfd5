// The kiosk by the door: a number in two touches. Its pages speak Vietnamese until somebody
// chooses otherwise, and Vietnamese again for the next one: the language stands in the address.
#pragma once

#include "web/site/address_limit.h"
#include "web/site/site.h"

namespace khongcho::web {

// Generous to a kiosk with a line before it, useless to who would fill the queue from afar.
constexpr http::Rate kKioskRate{.burst = 30, .per_second = 0.5};

http::Response get_kiosks(const Site& site, const http::Request& request);
http::Response get_kiosk(const Site& site, const http::Request& request);
http::Response get_kiosk_priorities(const Site& site, const http::Request& request);
http::Response post_kiosk_number(const Site& site, AddressLimit& limit,
                                 const http::Request& request);
http::Response get_kiosk_ticket(const Site& site, const http::Request& request);
http::Response get_kiosk_return(const Site& site, const http::Request& request);
http::Response post_kiosk_return(const Site& site, AddressLimit& limit,
                                 const http::Request& request);

}  // namespace khongcho::web
