#include "base/text.h"
#include "web/register/register_actions.h"
#include "web/register/register_volume_page.h"
#include "web/register/register_words.h"
#include "web/register/registers_page.h"

namespace khongcho::web {

namespace {

Tag state_of(const Locale& locale, const app::RegisterYear& year, int this_year) {
  if (year.is_locked()) return {locale.text("register.state.locked"), "grey"};
  if (year.year < this_year) return {locale.text("register.state.to_lock"), "yellow"};
  return {locale.text("register.state.open"), "green"};
}

std::string heading_of(const Locale& locale, const app::RegisterView& view) {
  return locale.text("register.of_year", {view.year.rules.name, std::to_string(view.year.year)});
}

Pagination pages_of(const Locale& locale, const app::RegisterRequest& asked,
                    const app::RegisterView& view) {
  Url first = register_url(asked);
  if (!asked.words.empty()) first = first.with("tim", asked.words);
  Pagination pages{.summary = locale.text("register.on_page",
                                          {std::to_string(view.lines.size())})};
  if (asked.after > 0) pages.first = first;
  if (view.next) pages.next = first.with("sau", static_cast<long long>(*view.next));
  return pages;
}

// Nothing is open although the year goes on: whoever signs would be refused.
bool needs_volume(const Site& site, const app::RegisterView& view) {
  return view.may_keep && view.year.is_locked() &&
         view.year.year == year_of(civil_day(site.now()));
}

}  // namespace

// GET /so
http::Response get_registers(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto years = app::registers_of_office(site.ctx(), who.officer);
  if (!years) return site.refusal(request, years.error());
  const Locale& locale = site.locale(request);
  RegistersPage page{.frame = site.staff_frame(request, who, locale.text("register.title")),
                     .heading = who.office.name,
                     .rows = {}};
  for (const app::RegisterYear& year : *years)
    page.rows.push_back({.name = year.rules.name,
                         .year = year.year,
                         .url = Url::path("/so/{}/{}", {year.rules.kind, year.year}),
                         .volumes = std::to_string(year.volumes.size()),
                         .entries = grouped(year.entries()),
                         .state = state_of(locale, year, year_of(civil_day(site.now())))});
  return site.show(request, std::move(page));
}

// GET /so/{loai}/{nam}?tim=…&sau=…
http::Response get_register_year(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  const auto view = app::register_view(site.ctx(), who.officer, asked);
  if (!view) return site.refusal(request, view.error());
  const Locale& locale = site.locale(request);
  const std::string heading = heading_of(locale, *view);
  const Url here = register_url(asked);
  RegisterYearPage page{
      .frame = site.staff_frame(request, who, heading),
      .heading = heading,
      .lead = locale.text("register.lead", {grouped(view->year.entries()),
                                            std::to_string(view->year.volumes.size())}),
      .content_label = view->year.rules.content,
      .signer_label = signer_label(locale, view->year.rules),
      .words = asked.words,
      .volumes = volume_rows(locale, *view, asked),
      .lines = line_rows(*view, asked),
      .pages = pages_of(locale, asked, *view),
      .here = here,
      .csv = Url::path("/so/{}/{}/bang-tinh", {asked.kind, asked.year})};
  if (view->may_keep && !view->year.is_locked())
    page.lock = Url::path("/so/{}/{}/khoa", {asked.kind, asked.year});
  if (is_dossier_book(asked)) page.form = Url::path("/quay/so-theo-doi");
  if (needs_volume(site, *view) && !is_dossier_book(asked))
    page.open_next = Url::path("/so/{}/{}/quyen-moi", {asked.kind, asked.year});
  return site.show(request, std::move(page));
}

// GET /so/{loai}/{nam}/bang-tinh
http::Response get_register_csv(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  auto csv = app::register_csv(site.ctx(), who.officer, asked, site.locale(request));
  if (!csv) return site.refusal(request, csv.error());
  http::Response response;
  response.set("Content-Type", "text/csv; charset=utf-8");
  response.set("Content-Disposition", "attachment; filename=\"so-" + asked.kind + "-" +
                                          std::to_string(asked.year) + ".csv\"");
  response.body = std::move(*csv);
  return response;
}

// GET /so/{loai}/{nam}/in?quyen=1
http::Response get_register_volume(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  const std::string typed(request.query.text("quyen"));
  const bool known = !typed.empty() && typed.size() < 6 && all_digits(typed);
  const auto view =
      app::register_volume(site.ctx(), who.officer, asked, known ? std::stoi(typed) : 1);
  if (!view) return site.refusal(request, view.error());
  const Locale& paper = site.ctx().vietnamese;  // a register is kept in Vietnamese
  const RegisterVolume& volume = view->year.volumes.front();
  PageFrame frame = site.staff_frame(request, who, heading_of(site.locale(request), *view));
  frame.home = register_url(asked);
  RegisterVolumePage page{
      .frame = std::move(frame),
      .authority = upper(view->office.name),
      .title = upper(view->year.rules.name),
      .volume = paper.text("register.volume", {volume.name}),
      .opened = paper.text("register.opened", {day_text(civil_day(volume.opened_at))}),
      .content_label = view->year.rules.content,
      .signer_label = signer_label(paper, view->year.rules),
      .lines = line_rows(*view, asked),
      .csv = Url::path("/so/{}/{}/bang-tinh", {asked.kind, asked.year})};
  if (volume.locked_at) {
    page.closing = paper.text("register.closing",
                              {day_text(civil_day(*volume.locked_at)),
                               std::to_string(volume.first_number),
                               std::to_string(volume.last_number), grouped(volume.entries())});
    page.closed_by = officer_of(*view, volume.locked_by);
  }
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
