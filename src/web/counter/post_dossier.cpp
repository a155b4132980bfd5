#include <charconv>

#include "app/dossier_commands.h"
#include "web/counter/counter_actions.h"
#include "web/counter/dossier_answer.h"

namespace khongcho::web {

// POST /quay/ho-so/{code}/phan-cong
http::Response post_assignment(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const std::string_view typed = request.input("specialist");
  OfficerId specialist;
  std::from_chars(typed.data(), typed.data() + typed.size(), specialist.value);
  return answer_dossier_form(
      site, request, who,
      app::assign_dossier(site.ctx(), who.officer, dossier_command(request), specialist),
      "notice.assigned");
}

// POST /quay/ho-so/{code}/nhan-bo-sung
http::Response post_supplement(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return answer_dossier_form(
      site, request, who,
      app::receive_dossier_supplement(site.ctx(), who.officer, dossier_command(request)),
      "notice.supplement_received");
}

// POST /quay/ho-so/{code}/san-sang
http::Response post_ready(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return answer_dossier_form(
      site, request, who,
      app::mark_dossier_ready(site.ctx(), who.officer, dossier_command(request)), "notice.ready");
}

// POST /quay/ho-so/{code}/rut
http::Response post_withdrawal(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  return answer_dossier_form(
      site, request, who,
      app::withdraw_dossier(site.ctx(), who.officer, dossier_command(request),
                            std::string(request.input("reason"))),
      "notice.withdrawn");
}

}  // namespace khongcho::web
