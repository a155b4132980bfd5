#include "app/help_figures.h"

#include <algorithm>

#include "app/volunteer_shifts.h"
#include "base/text.h"
#include "web/volunteer/help_figures_page.h"
#include "web/volunteer/help_words.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

struct FiguresAsked {
  app::HelpFigures figures;
  std::string month;            // 2023-09
  std::vector<Office> offices;  // the officer plans for
};

// ?don-vi=…&thang=2023-09; this month at the officer's office without.
Expected<FiguresAsked> asked_in(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const std::string today = iso_day(civil_day(site.now()));
  std::string month(request.query.text("thang"));
  if (month.empty()) month = today.substr(0, 7);
  const auto first = parse_day(month + "-01");
  if (!first) return Error{ErrorCode::invalid_input, "help.wrong_month", {}, "thang"};
  const std::vector<Office> offices = app::offices_to_plan(site.ctx(), who.officer);
  const std::string_view slug = request.query.text("don-vi");
  OfficeId office = who.office.id;
  if (const auto own = app::own_shifts(site.ctx(), who.officer)) office = own->office.id;
  if (!slug.empty()) {
    const auto active = site.active_offices();
    const auto found = std::ranges::find(active, slug, &Office::slug);
    if (found == active.end()) return Error{ErrorCode::not_allowed, "help.not_allowed"};
    office = found->id;
  }
  auto figures = app::help_figures_of_month(site.ctx(), who.officer, office, *first);
  if (!figures) return figures.error();
  return FiguresAsked{std::move(*figures), month, offices};
}

std::vector<std::string> cells_of(const app::HelpFiguresLine& line) {
  std::vector<std::string> cells;
  for (const std::int64_t count :
       {line.people, line.of(HelpKind::take_number, HelpWay::done),
        line.of(HelpKind::declaration, HelpWay::done), line.of(HelpKind::account, HelpWay::guided),
        line.of(HelpKind::online, HelpWay::guided)})
    cells.push_back(grouped(count));
  return cells;
}

HelpFiguresTable table_of(const Locale& locale, const app::HelpFigures& figures) {
  HelpFiguresTable table{.heads = {}, .rows = {}, .total = cells_of(figures.total)};
  for (const char* key : {"help.people", "help.kind.take_number", "help.kind.declaration",
                          "help.guided.account", "help.guided.online"})
    table.heads.push_back(locale.text(key));
  for (const app::HelpFiguresLine& line : figures.lines)
    table.rows.push_back({line.name, cells_of(line)});
  return table;
}

std::string title_of(const Locale& locale, const FiguresAsked& asked) {
  return locale.text("help_page.figures_title",
                     {asked.month.substr(5) + "/" + asked.month.substr(0, 4)});
}

// The office's, or a volunteer's own.
std::string whose(const Locale& locale, const FiguresAsked& asked, const app::SignedIn& who) {
  const bool all = may(who.officer, Action::plan_shifts, {asked.figures.office.id});
  return all ? asked.figures.office.name
             : locale.text("help_page.own_figures", {who.officer.full_name});
}

Url figures_url(UrlPattern pattern, const FiguresAsked& asked) {
  return Url::path(pattern)
      .with("don-vi", asked.figures.office.slug)
      .with("thang", asked.month);
}

}  // namespace

// GET /ho-tro/so-lieu
http::Response get_help_figures(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const auto asked = asked_in(site, request, who);
  if (!asked) return site.refusal(request, asked.error());
  const Locale& locale = site.locale(request);
  const std::string title = title_of(locale, *asked);
  HelpFiguresPage page{.frame = site.staff_frame(request, who, title),
                       .title = title,
                       .whose = whose(locale, *asked, who),
                       .month = asked->month,
                       .office_slug = asked->figures.office.slug,
                       .offices = {},
                       .table = table_of(locale, asked->figures),
                       .csv = figures_url("/ho-tro/so-lieu/bang-tinh", *asked),
                       .paper = figures_url("/ho-tro/so-lieu/ban-in", *asked)};
  if (asked->offices.size() > 1)
    for (const Office& each : asked->offices)
      page.offices.push_back({each.slug, each.name, each.id == asked->figures.office.id});
  return site.show(request, std::move(page));
}

// GET /ho-tro/so-lieu/bang-tinh
http::Response get_help_figures_csv(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto asked = asked_in(site, request, who);
  if (!asked) return site.refusal(request, asked.error());
  http::Response response;
  response.set("Content-Type", "text/csv; charset=utf-8");
  response.set("Content-Disposition",
               "attachment; filename=\"ho-tro-" + slug(asked->figures.office.slug) + "-" +
                   asked->month + ".csv\"");
  response.body = app::help_figures_csv(asked->figures, site.locale(request));
  return response;
}

// GET /ho-tro/so-lieu/ban-in
http::Response get_help_figures_paper(const Site& site, const http::Request& request,
                                      const app::SignedIn& who) {
  const auto asked = asked_in(site, request, who);
  if (!asked) return site.refusal(request, asked.error());
  const Locale& locale = site.locale(request);
  const std::string title = title_of(locale, *asked);
  HelpFiguresPaperPage page{.frame = site.staff_frame(request, who, title),
                            .title = title,
                            .whose = whose(locale, *asked, who),
                            .table = table_of(locale, asked->figures)};
  page.frame.home = figures_url("/ho-tro/so-lieu", *asked);
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
