// The pages, by audience: each folder of src/web adds its own.
#pragma once

#include "http/router.h"
#include "web/site/site.h"

namespace khongcho::web {

// All keep a reference to `site`, which must outlive the router.
void add_staff_routes(http::Router& router, const Site& site);       // log-in, own page
void add_citizen_routes(http::Router& router, const Site& site);     // home, procedures, look-up
void add_appointment_routes(http::Router& router, const Site& site);  // booking, arriving, list
void add_kiosk_routes(http::Router& router, const Site& site);       // numbers by touch
void add_counter_routes(http::Router& router, const Site& site);     // desk, intake, return
void add_specialist_routes(http::Router& router, const Site& site);  // work list, one dossier
void add_signer_routes(http::Router& router, const Site& site);      // signing
void add_alarm_routes(http::Router& router, const Site& site);      // alarms, apologies
void add_board_routes(http::Router& router, const Site& site);       // today, live
void add_duty_routes(http::Router& router, const Site& site);        // roster, leave, notices
void add_volunteer_routes(http::Router& router, const Site& site);   // help, shifts
void add_admin_routes(http::Router& router, const Site& site);       // users, counters, offices
void add_consult_routes(http::Router& router, const Site& site);     // other offices asked
void add_hand_over_routes(http::Router& router, const Site& site);   // hand-overs, the seal
void add_appraisal_routes(http::Router& router, const Site& site);   // before the signature
void add_dossier_routes(http::Router& router, const Site& site);     // the whole dossier
void add_route_routes(http::Router& router, const Site& site);       // steps of procedures
void add_paper_routes(http::Router& router, const Site& site);       // printed forms
void add_register_routes(http::Router& router, const Site& site);    // registers (sổ)
void add_results_routes(http::Router& router, const Site& site);     // result documents
void add_tell_routes(http::Router& router, const Site& site);        // citizens to be told

}  // namespace khongcho::web
