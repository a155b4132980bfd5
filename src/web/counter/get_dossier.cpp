#include "web/counter/counter_actions.h"
#include "web/counter/dossier_answer.h"

namespace khongcho::web {

// GET /quay/ho-so/{code}
http::Response get_dossier(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  return show_dossier(site, request, who, {.just_done = request.query.text("vua") == "nhan"});
}

}  // namespace khongcho::web
