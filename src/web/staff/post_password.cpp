#include "web/staff/own_form.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

// POST /toi/mat-khau
http::Response post_password(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const std::string wanted(request.input("new_password"));
  if (request.input("again") != wanted)
    return show_own_page(site, request, who,
                         {{ErrorCode::invalid_input, "staff.own.not_the_same", {}, "again"}});
  const auto changed = app::change_password(
      site.ctx(), who, std::string(request.input("old_password")), wanted);
  if (!changed) return show_own_page(site, request, who, {changed.error()});
  return site.done(Url::path("/toi"), "notice.password_changed");
}

}  // namespace khongcho::web
