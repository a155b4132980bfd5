#include "web/staff/own_form.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

// GET /toi
http::Response get_own_page(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  return show_own_page(site, request, who, {});
}

}  // namespace khongcho::web
