#include "base/text.h"
#include "web/counter/counter_actions.h"
#include "web/counter/desk_rows.h"
#include "web/counter/dossier_answer.h"
#include "web/counter/return_form.h"
#include "web/counter/returns_page.h"

namespace khongcho::web {

namespace {

constexpr int kMostRows = 100;

// The QR of a receipt holds an address that ends in the code.
std::string code_from_scan(std::string_view typed) {
  std::string_view code = typed.substr(0, typed.find_first_of("?#"));
  if (const auto slash = code.rfind('/'); slash != code.npos) code.remove_prefix(slash + 1);
  return tidy_text(code);
}

http::Response to_dossier(const Dossier& dossier) {
  const bool ready = dossier.state == DossierState::result_ready;
  return http::redirect((ready ? Url::path("/quay/tra/{}", {dossier.code})
                               : Url::path("/quay/ho-so/{}", {dossier.code}))
                            .text());
}

}  // namespace

// GET /quay/tra?ma=…
http::Response get_returns(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const Locale& locale = site.locale(request);
  const DeskRows rows{.site = site, .locale = locale, .office = who.office};
  ReturnsPage page{.frame = site.staff_frame(request, who, locale.text("counter.returns.title")),
                   .typed = std::string(request.query.text("ma")),
                   .ready = {}};
  const std::string code = code_from_scan(page.typed);
  if (!code.empty()) {
    const auto found = app::search_dossiers(site.ctx(), who.officer, code);
    if (!found) return site.refusal(request, found.error());
    if (found->size() == 1) return to_dossier(found->front());
    page.nothing_found = found->empty();
    page.found = {.id = "found",
                  .title = locale.text("counter.returns.found"),
                  .when_label = locale.text("counter.desk.due"),
                  .empty = "",
                  .rows = rows.rows(*found)};
  }
  const auto ready = app::work_list(site.ctx(), who.officer, app::WorkList::ready, {}, kMostRows);
  if (!ready) return site.refusal(request, ready.error());
  page.ready = {.id = "ready",
                .title = locale.text("counter.desk.ready", {std::to_string(ready->rows.size())}),
                .when_label = locale.text("counter.desk.due"),
                .empty = locale.text("counter.desk.ready_empty"),
                .rows = rows.rows(ready->rows)};
  return site.show(request, std::move(page));
}

// GET /quay/tra/{code}
http::Response get_return(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return show_return(site, request, who, {});
}

}  // namespace khongcho::web
