#include "web/staff/own_form.h"

#include "app/offices.h"
#include "base/text.h"
#include "web/staff/own_page.h"
#include "web/staff/staff_actions.h"

namespace khongcho::web {

namespace {

std::string role_names(const Locale& locale, const Officer& officer) {
  std::vector<std::string> names;
  for (const Grant& grant : officer.grants)
    names.push_back(locale.text("role." + std::string(text_of(grant.role))));
  return join(names, ", ");
}

}  // namespace

http::Response show_own_page(const Site& site, const http::Request& request,
                             const app::SignedIn& who, const std::vector<Error>& errors) {
  const Locale& locale = site.locale(request);
  OwnPage page{.frame = site.staff_frame(request, who, locale.text("staff.own.title")),
               .full_name = who.officer.full_name,
               .login = who.officer.login,
               .officer_title = who.officer.title,
               .roles = role_names(locale, who.officer),
               .home = home_of(who.officer),
               .must_change_password = who.officer.must_change_password,
               .receives = may(who.officer, Action::receive, {who.office.id}),
               .shortest_password = static_cast<int>(app::kShortestPassword)};
  for (const Counter& counter : app::active_counters(site.ctx(), who.office.id))
    page.counters.push_back({.id = counter.id,
                             .name = counter.name,
                             .chosen = who.counter && who.counter->id == counter.id});
  // Nowhere to go: before the password is changed, and for whoever has no other page.
  if (who.officer.must_change_password || page.home.text() == "/toi") page.home = Url();
  if (!errors.empty()) {
    page.problem = form_problem(locale, errors);
    page.counter_problem = page.problem->of("counter");
    page.old_problem = page.problem->of("old_password");
    page.new_problem = page.problem->of("new_password");
    page.again_problem = page.problem->of("again");
  }
  return site.show(request, std::move(page), errors.empty() ? 200 : 422);
}

}  // namespace khongcho::web
