// Appointments: booking and arriving by citizens, who are not signed in, and the list of a day for
// receptionists. Whoever has the code of an appointment may see, cancel and use it.
#pragma once

#include "web/site/address_limit.h"
#include "web/site/site.h"

namespace khongcho::web {

struct AppointmentLimits {
  // A village may go out through one address; guessing codes is hopeless all the same.
  AddressLimit bookings{{.burst = 20, .per_second = 0.2}};
  AddressLimit codes{{.burst = 30, .per_second = 0.5}};
};

http::Response get_booking(const Site& site, AppointmentLimits& limits,
                           const http::Request& request);
http::Response post_booking(const Site& site, AppointmentLimits& limits,
                            const http::Request& request);

// Its page; with .ics after the code, the file for a calendar.
http::Response get_appointment(const Site& site, AppointmentLimits& limits,
                               const http::Request& request);
http::Response get_cancellation(const Site& site, AppointmentLimits& limits,
                                const http::Request& request);
http::Response post_cancellation(const Site& site, AppointmentLimits& limits,
                                 const http::Request& request);

// Pages that ask for a code: to see an appointment, to take a number with it.
http::Response get_find(const Site& site, AppointmentLimits& limits, const http::Request& request);
http::Response get_arrival(const Site& site, AppointmentLimits& limits,
                           const http::Request& request);
http::Response post_arrival(const Site& site, AppointmentLimits& limits,
                            const http::Request& request);

// At the counter.
http::Response get_day_list(const Site& site, const http::Request& request,
                            const app::SignedIn& who);
http::Response get_day_paper(const Site& site, const http::Request& request,
                             const app::SignedIn& who);
http::Response post_day_arrival(const Site& site, const http::Request& request,
                                const app::SignedIn& who);

}  // namespace khongcho::web
