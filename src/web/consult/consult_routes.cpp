#include "web/consult/consult_actions.h"
#include "web/site/routes.h"

namespace khongcho::web {

void add_consult_routes(http::Router& router, const Site& site) {
  const auto staff = [&site](auto page) {
    return [&site, page](const http::Request& request, const app::SignedIn& who) {
      return page(site, request, who);
    };
  };
  site.staff_get(router, "/phoi-hop", staff(get_consultations));
  site.staff_get(router, "/phoi-hop/{code}/{id}", staff(get_consultation));
  site.staff_post(router, "/phoi-hop/{code}/{id}", staff(post_answer));
  site.staff_get(router, "/viec/{code}/lay-y-kien", staff(get_question_form));
  site.staff_post(router, "/viec/{code}/lay-y-kien", staff(post_question));
  site.staff_post(router, "/viec/{code}/lay-y-kien/{id}/rut", staff(post_withdrawal_of_question));
  site.staff_get(router, "/viec/{code}/ho-so-con", staff(get_child_form));
  site.staff_post(router, "/viec/{code}/ho-so-con", staff(post_child));
}

}  // namespace khongcho::web
