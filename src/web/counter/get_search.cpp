#include "base/text.h"
#include "http/error_status.h"
#include "web/counter/counter_actions.h"
#include "web/counter/desk_rows.h"
#include "web/counter/dossier_answer.h"
#include "web/counter/search_page.h"

namespace khongcho::web {

// GET /quay/tim?q=…
http::Response get_search(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  const std::string words = tidy_text(request.query.text("q"));
  SearchPage page{.frame = site.staff_frame(request, who, locale.text("counter.find.title")),
                  .words = words,
                  .found = {}};
  if (!scope_for(who.officer, Action::view))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  if (words.empty()) return site.show(request, std::move(page));
  const auto found = app::search_dossiers(site.ctx(), who.officer, words);
  if (!found) {
    page.problem = form_problem(locale, {found.error()});
    return site.show(request, std::move(page), http::error_status(found.error().code));
  }
  if (found->size() == 1)
    return http::redirect(Url::path("/quay/ho-so/{}", {found->front().code}).text());
  const DeskRows rows{.site = site, .locale = locale, .office = who.office};
  page.asked = true;
  page.found = {.id = "found",
                .title = locale.text("counter.find.found", {std::to_string(found->size())}),
                .when_label = locale.text("counter.desk.due"),
                .empty = locale.text("counter.find.nothing"),
                .rows = rows.rows(*found)};
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
