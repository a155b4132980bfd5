#include <algorithm>
#include <set>

#include "app/duty_readiness.h"
#include "web/duty/duty_actions.h"
#include "web/duty/duty_page.h"

namespace khongcho::web {

namespace {

using std::chrono::days;

// Names of a role, each once.
std::string names(const app::DutyDay& day, DutyRole role) {
  std::string text;
  std::vector<OfficerId> named;
  for (const DutyEntry& entry : day.entries) {
    if (entry.role != role || std::ranges::find(named, entry.officer) != named.end()) continue;
    named.push_back(entry.officer);
    text += (text.empty() ? "" : ", ") + day.name_of(entry.officer);
  }
  return text;
}

DutyWeekRow row_of(const Locale& locale, const app::DutyDay& day) {
  DutyWeekRow row{.day_words = duty_day_words(locale, day.day),
                  .url = duty_url("", day.office.slug, day.day),
                  .programme = day.programme,
                  .closed = day.sessions.empty(),
                  .signers = names(day, DutyRole::signer),
                  .specialists = names(day, DutyRole::specialist),
                  .receptionists = names(day, DutyRole::receptionist),
                  .volunteers = {}};
  std::set<OfficerId> volunteers;  // each once, however many shifts
  for (const VolunteerShift& shift : day.volunteers)
    if (volunteers.insert(shift.volunteer).second)
      row.volunteers += (row.volunteers.empty() ? "" : ", ") + day.name_of(shift.volunteer);
  return row;
}

}  // namespace

// GET /truc/tuan?don-vi=…&ngay=…
http::Response get_duty_week(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto asked = duty_asked(site, request.query, who);
  if (!asked) return site.refusal(request, asked.error());
  const auto week = app::duty_week(site.ctx(), who.officer, asked->office.id, asked->day);
  if (!week) return site.refusal(request, week.error());
  const Locale& locale = site.locale(request);
  const std::string& slug = asked->office.slug;
  const CivilDay monday = week->front().day;
  DutyWeekPage page{
      .frame = site.staff_frame(request, who, locale.text("duty_page.week_title")),
      .office = asked->office.name,
      .office_slug = slug,
      .offices = office_choices(*asked),
      .day = iso_day(asked->day),
      .week = locale.text("help_page.week",
                          {day_month_text(monday), day_text(monday + days{6})}),
      .before = duty_url("tuan", slug, asked->day - days{7}),
      .after = duty_url("tuan", slug, asked->day + days{7}),
      .rows = {}};
  for (const app::DutyDay& day : *week) {
    page.rows.push_back(row_of(locale, day));
    if (!day.programme) continue;
    const auto ready = app::check_readiness(site.ctx(), who.officer, asked->office.id, day.day);
    if (ready) page.rows.back().readiness = readiness_tag(locale, text_of(ready->readiness));
  }
  return site.show(request, std::move(page));
}

}  // namespace khongcho::web
