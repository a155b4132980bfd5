#include "web/admin/admin_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

using StaffPage = http::Response (*)(const Site&, const http::Request&, const app::SignedIn&);

Site::StaffAction as_admin(const Site& site, StaffPage page) {
  return [&site, page](const http::Request& request, const app::SignedIn& who) {
    if (!has_role(who.officer, Role::admin))
      return site.refusal(request, Error{ErrorCode::not_allowed, "admin.not_allowed"});
    return page(site, request, who);
  };
}

}  // namespace

void add_admin_routes(http::Router& router, const Site& site) {
  const auto get = [&](std::string_view pattern, StaffPage page) {
    site.staff_get(router, pattern, as_admin(site, page));
  };
  const auto post = [&](std::string_view pattern, StaffPage page) {
    site.staff_post(router, pattern, as_admin(site, page));
  };
  get("/quan-tri", get_admin);
  get("/quan-tri/nhat-ky", get_admin_events);

  get("/quan-tri/nguoi-dung", get_officers);
  get("/quan-tri/nguoi-dung/moi", get_new_officer);
  post("/quan-tri/nguoi-dung/moi", post_new_officer);
  get("/quan-tri/nguoi-dung/{id}", get_officer);
  post("/quan-tri/nguoi-dung/{id}", post_officer);
  get("/quan-tri/nguoi-dung/{id}/mat-khau", get_password_reset);
  post("/quan-tri/nguoi-dung/{id}/mat-khau", post_password_reset);

  get("/quan-tri/don-vi", get_offices);
  get("/quan-tri/don-vi/moi", get_new_office);
  post("/quan-tri/don-vi/moi", post_new_office);
  get("/quan-tri/don-vi/{id}", get_office);
  post("/quan-tri/don-vi/{id}", post_office);

  get("/quan-tri/quay", get_counters);
  post("/quan-tri/quay", post_new_counter);
  post("/quan-tri/quay/{id}", post_counter_changes);

  get("/quan-tri/ma-truy-cap", get_tokens);
  post("/quan-tri/ma-truy-cap", post_new_token);
  get("/quan-tri/ma-truy-cap/{id}/thu-hoi", get_token_revocation);
  post("/quan-tri/ma-truy-cap/{id}/thu-hoi", post_token_revocation);
}

}  // namespace khongcho::web
