#include "main/routes.h"

#include "api/api.h"
#include "http/security_headers.h"
#include "sql/error.h"
#include "web/common/assets.h"
#include "web/common/language.h"
#include "web/site/routes.h"

namespace khongcho {

namespace {

bool is_for_programs(const http::Request& request) {
  return request.path.starts_with("/api/") || http::wants_json(request);
}

http::Response refusal(const web::Site& site, const http::Request& request,
                       const http::Refusal& refusal) {
  if (!is_for_programs(request)) return site.refusal(request, refusal.status, refusal.incident);
  return http::problem_json({.status = refusal.status,
                             .title = std::string(http::reason_phrase(refusal.status)),
                             .instance = refusal.incident});
}

int failure_status(const std::exception& failure) {
  const auto* sql_error = dynamic_cast<const sql::Error*>(&failure);
  const bool passing = sql_error && (sql_error->kind() == sql::ErrorKind::unavailable ||
                                     sql_error->kind() == sql::ErrorKind::conflict_retry);
  return passing ? 503 : 500;
}

void add_health_routes(http::Router& router, const web::Site& site) {
  router.add(
      "GET", "/he-thong/song", [](const http::Request&) { return http::text("song\n"); },
      {.blocking = false});
  router.add("GET", "/he-thong/san-sang", [&site](const http::Request&) {
    return site.active_offices().empty() ? http::text("chua co don vi\n", 503)
                                         : http::text("san sang\n");
  });
}

}  // namespace

void add_all_routes(http::Router& router, const web::Site& site) {
  router.serve(http::AssetTable(web::assets()));
  router.after(http::add_security_headers);
  router.on_failure(failure_status);
  router.on_refusal([&site](const http::Request& request, const http::Refusal& failed) {
    return refusal(site, request, failed);
  });
  router.add("GET", "/ngon-ngu/{ma}", web::get_language);
  add_health_routes(router, site);
  api::add_routes(router, site.ctx());
  web::add_citizen_routes(router, site);
  web::add_appointment_routes(router, site);
  web::add_kiosk_routes(router, site);
  web::add_staff_routes(router, site);
  web::add_counter_routes(router, site);
  web::add_paper_routes(router, site);
  web::add_register_routes(router, site);
  web::add_results_routes(router, site);
  web::add_tell_routes(router, site);
  web::add_admin_routes(router, site);
  web::add_board_routes(router, site);
  web::add_duty_routes(router, site);
  web::add_alarm_routes(router, site);
  web::add_consult_routes(router, site);
  web::add_hand_over_routes(router, site);
  web::add_appraisal_routes(router, site);
  web::add_dossier_routes(router, site);
  web::add_route_routes(router, site);
  web::add_signer_routes(router, site);
  web::add_specialist_routes(router, site);
  web::add_volunteer_routes(router, site);
}

}  // namespace khongcho
