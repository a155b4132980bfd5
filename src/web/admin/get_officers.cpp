#include "base/text.h"
#include "web/admin/admin_actions.h"
#include "web/admin/admin_form.h"
#include "web/admin/officers_page.h"

namespace khongcho::web {

// GET /quan-tri/nguoi-dung?q=…
http::Response get_officers(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  const std::string words(request.query.text("q"));
  OfficersPage page{.frame = site.staff_frame(request, who, locale.text("admin_page.officers")),
                    .words = words,
                    .summary = "",
                    .rows = {}};
  const std::string folded = fold(words);
  for (const Officer& officer : all->officers) {
    const std::string office = office_name(all->offices, officer.office);
    const std::string text = fold(officer.full_name + " " + officer.login + " " + office);
    if (!folded.empty() && text.find(folded) == text.npos) continue;
    page.rows.push_back({.url = Url::path("/quan-tri/nguoi-dung/{}", {officer.id}),
                         .full_name = officer.full_name,
                         .login = officer.login,
                         .office = office,
                         .roles = role_words(locale, officer),
                         .active = officer.active});
  }
  page.summary = locale.text("admin_page.officers_found", {std::to_string(page.rows.size())});
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
