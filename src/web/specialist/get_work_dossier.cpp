#include "web/specialist/specialist_actions.h"
#include "web/specialist/work_answer.h"

namespace khongcho::web {

// GET /viec/{code}
http::Response get_work_dossier(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  return show_work_dossier(site, request, who, {});
}

}  // namespace khongcho::web
