#include "web/board/board_view.h"
#include "web/board/get_queue_report.h"
#include "web/site/routes.h"

namespace khongcho::web {

namespace {

// GET /dieu-hanh?don-vi=…&xep=…
http::Response get_board(const Site& site, const http::Request& request, const app::SignedIn& who) {
  const auto office = board_office(site, request, who);
  if (!office) return site.refusal(request, office.error());
  auto board = board_of(site, request, who, *office);
  if (!board) return site.refusal(request, board.error());
  const Locale& locale = site.locale(request);
  const CivilDay today = civil_day(site.now());
  return site.show(
      request,
      BoardPage{.frame = site.staff_frame(request, who, locale.text("board.title")),
                .heading = office->name,
                .today = locale.text("board.today", {weekday_text(locale, today), day_text(today)}),
                .queue_report = Url::path("/dieu-hanh/hang-doi").with("don-vi", office->slug),
                .board = std::move(*board)});
}

// GET /dieu-hanh/bang: what changes, for htmx.
http::Response get_board_fragment(const Site& site, const http::Request& request,
                                  const app::SignedIn& who) {
  const auto office = board_office(site, request, who);
  if (!office) return site.refusal(request, office.error());
  const auto board = board_of(site, request, who, *office);
  if (!board) return site.refusal(request, board.error());
  http::Response response;
  response.set("Content-Type", "text/html; charset=utf-8");
  response.body = board->render(site.locale(request));
  return response;
}

}  // namespace

void add_board_routes(http::Router& router, const Site& site) {
  site.staff_get(router, "/dieu-hanh", [&site](const auto& request, const auto& who) {
    return get_board(site, request, who);
  });
  site.staff_get(router, "/dieu-hanh/bang", [&site](const auto& request, const auto& who) {
    return get_board_fragment(site, request, who);
  });
  site.staff_get(router, "/dieu-hanh/hang-doi", [&site](const auto& request, const auto& who) {
    return get_queue_report(site, request, who);
  });
  site.staff_get(router, "/dieu-hanh/hang-doi/bang-tinh",
                 [&site](const auto& request, const auto& who) {
                   return get_queue_report_csv(site, request, who);
                 });
}

}  // namespace khongcho::web
