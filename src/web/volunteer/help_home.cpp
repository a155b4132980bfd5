#include "app/help_figures.h"
#include "app/help_session.h"
#include "app/volunteer_shifts.h"
#include "http/error_status.h"
#include "web/volunteer/help_home_page.h"
#include "web/volunteer/help_words.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

std::vector<HelpCountRow> count_rows(const Locale& locale, const app::HelpFiguresLine& today,
                                     const app::HelpFiguresLine& month) {
  const auto row = [&](const char* key, std::int64_t of_today, std::int64_t of_month) {
    return HelpCountRow{locale.text(key), std::to_string(of_today), std::to_string(of_month)};
  };
  const auto kind = [&](const char* key, HelpKind which, HelpWay way) {
    return row(key, today.of(which, way), month.of(which, way));
  };
  return {row("help.people", today.people, month.people),
          kind("help.kind.take_number", HelpKind::take_number, HelpWay::done),
          kind("help.kind.declaration", HelpKind::declaration, HelpWay::done),
          kind("help.guided.account", HelpKind::account, HelpWay::guided),
          kind("help.guided.online", HelpKind::online, HelpWay::guided)};
}

// An officer who plans for the office as well still sees here what they did themselves.
app::HelpFiguresLine own_line(const app::HelpFigures& figures, OfficerId volunteer) {
  for (const app::HelpFiguresLine& line : figures.lines)
    if (line.volunteer == volunteer) return line;
  return {};
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const std::optional<Error>& error = {}) {
  const auto own = app::own_shifts(site.ctx(), who.officer);
  if (!own) return site.refusal(request, own.error());
  const CivilDay today = civil_day(site.now());
  const auto of_day = app::help_figures(site.ctx(), who.officer, own->office.id, today, today);
  const auto of_month =
      app::help_figures_of_month(site.ctx(), who.officer, own->office.id, today);
  if (!of_day) return site.refusal(request, of_day.error());
  if (!of_month) return site.refusal(request, of_month.error());

  const Locale& locale = site.locale(request);
  HelpHomePage page{.frame = site.staff_frame(request, who, locale.text("help_page.title")),
                    .office = own->office.name,
                    .today = {},
                    .beside = {},
                    .coming = {},
                    .counts = count_rows(locale, own_line(*of_day, who.officer.id),
                                         own_line(*of_month, who.officer.id))};
  for (const VolunteerShift& shift : own->today)
    page.today.push_back(hours_words(locale, shift));
  for (const VolunteerShift& shift : own->coming)
    page.coming.push_back({day_words(locale, shift.day), hours_words(locale, shift)});
  for (const app::ShiftLine& line : own->beside)
    page.beside.push_back({line.name, hours_words(locale, line.shift)});
  if (const auto open = app::open_help_of(site.ctx(), who.officer))
    page.open_session = session_url(open->id);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.consent_problem = page.problem->of("consent");
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /ho-tro
http::Response get_help_home(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  return show(site, request, who);
}

// POST /ho-tro/phien
http::Response post_help_session(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  const auto started =
      app::start_help(site.ctx(), who.officer, !request.input("consent").empty());
  if (!started) return show(site, request, who, started.error());
  return http::redirect(session_url(started->id).text());
}

}  // namespace khongcho::web
