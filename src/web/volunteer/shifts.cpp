#include <algorithm>

#include "app/volunteer_shifts.h"
#include "http/error_status.h"
#include "web/site/confirm_page.h"
#include "web/volunteer/help_words.h"
#include "web/volunteer/shifts_page.h"
#include "web/volunteer/volunteer_actions.h"

namespace khongcho::web {

namespace {

constexpr std::chrono::days kWeek{7};

// Which office and week a page is about, and what was typed.
struct ShiftsAsked {
  std::string office;  // slug
  CivilDay day{};
  std::string volunteer = {};
  std::string typed_day = {};
  std::string from = "07:30";
  std::string to = "11:30";
};

ShiftsAsked asked_in(const Site& site, const http::Fields& fields) {
  const CivilDay today = civil_day(site.now());
  return {.office = std::string(fields.text("don-vi")),
          .day = monday_of(parse_day(fields.text("tuan")).value_or(today))};
}

// The one asked for, the officer's own, or the first the officer plans for.
std::optional<Office> office_asked(const std::vector<Office>& offices, const app::SignedIn& who,
                                   const std::string& slug) {
  if (!slug.empty()) {
    const auto found = std::ranges::find(offices, slug, &Office::slug);
    return found == offices.end() ? std::nullopt : std::optional(*found);
  }
  const auto own = std::ranges::find(offices, who.office.id, &Office::id);
  if (own != offices.end()) return *own;
  return offices.empty() ? std::nullopt : std::optional(offices.front());
}

Url week_url(const std::string& slug, CivilDay monday) {
  return Url::path("/ho-tro/ca").with("don-vi", slug).with("tuan", iso_day(monday));
}

std::vector<ShiftDay> days_of(const Locale& locale, const app::ShiftWeek& week, CivilDay today) {
  std::vector<ShiftDay> days;
  for (CivilDay day = week.monday; day < week.monday + kWeek; day += std::chrono::days{1}) {
    days.push_back({.title = day_words(locale, day), .is_today = day == today});
    for (const app::ShiftLine& line : week.lines) {
      if (line.shift.day != day) continue;
      const std::string hours = hours_words(locale, line.shift);
      PlannedShift planned{.hours = hours, .name = line.name};
      if (!line.shift.planned_by) planned.note = locale.text("help_page.from_roster");
      if (day >= today) {
        planned.remove = Url::path("/ho-tro/ca/{}/bo", {line.shift.id});
        planned.label = locale.text("help_page.remove_whose", {line.name, hours});
      }
      days.back().shifts.push_back(std::move(planned));
    }
  }
  return days;
}

ShiftsPage page_of(const Locale& locale, const app::ShiftWeek& week, const ShiftsAsked& asked,
                   CivilDay today) {
  const std::string& slug = week.office.slug;
  const CivilDay sunday = week.monday + kWeek - std::chrono::days{1};
  ShiftsPage page{.frame = {},
                  .office = week.office.name,
                  .office_slug = slug,
                  .offices = {},
                  .week = locale.text("help_page.week",
                                      {day_month_text(week.monday), day_text(sunday)}),
                  .monday = iso_day(week.monday),
                  .before = week_url(slug, week.monday - kWeek),
                  .after = week_url(slug, week.monday + kWeek),
                  .days = days_of(locale, week, today),
                  .volunteers = {},
                  .day = asked.typed_day,
                  .from = asked.from,
                  .to = asked.to,
                  .figures = Url::path("/ho-tro/so-lieu").with("don-vi", slug)};
  if (page.day.empty()) page.day = iso_day(std::clamp(today, week.monday, sunday));
  for (const Officer& volunteer : week.volunteers) {
    const std::string id = std::to_string(volunteer.id.value);
    page.volunteers.push_back({id, volunteer.full_name, id == asked.volunteer});
  }
  return page;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const ShiftsAsked& asked, const std::optional<Error>& error = {}) {
  const std::vector<Office> offices = app::offices_to_plan(site.ctx(), who.officer);
  const auto office = office_asked(offices, who, asked.office);
  if (!office) return site.refusal(request, Error{ErrorCode::not_allowed, "help.plans_not"});
  const auto week = app::shift_week(site.ctx(), who.officer, office->id, asked.day);
  if (!week) return site.refusal(request, week.error());
  const Locale& locale = site.locale(request);
  ShiftsPage page = page_of(locale, *week, asked, civil_day(site.now()));
  page.frame = site.staff_frame(request, who, locale.text("help_page.shifts"));
  if (offices.size() > 1)
    for (const Office& each : offices)
      page.offices.push_back({each.slug, each.name, each.id == office->id});
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.volunteer_problem = page.problem->of("volunteer");
  page.day_problem = page.problem->of("day");
  page.to_problem = page.problem->of("to");
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /ho-tro/ca?don-vi=…&tuan=2023-09-25
http::Response get_shifts(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return show(site, request, who, asked_in(site, request.query));
}

// POST /ho-tro/ca
http::Response post_shift(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  ShiftsAsked asked = asked_in(site, request.form);
  asked.volunteer = request.input("volunteer");
  asked.typed_day = request.input("day");
  asked.from = request.input("from");
  asked.to = request.input("to");
  const auto wrong = [&](const char* message_id, const char* input) {
    return show(site, request, who, asked,
                Error{ErrorCode::invalid_input, message_id, {}, input});
  };
  const auto office =
      office_asked(app::offices_to_plan(site.ctx(), who.officer), who, asked.office);
  if (!office) return site.refusal(request, Error{ErrorCode::not_allowed, "help.plans_not"});
  const auto day = parse_day(asked.typed_day);
  if (!day) return wrong("help.wrong_day", "day");
  const auto from = parse_time_of_day(asked.from);
  const auto to = parse_time_of_day(asked.to);
  if (!from || !to) return wrong("help.wrong_hours", "to");
  const auto planned = app::plan_shift(site.ctx(), who.officer,
                                       {.office = office->id,
                                        .volunteer = {help_id_from(asked.volunteer)},
                                        .day = *day,
                                        .from = *from,
                                        .to = *to});
  if (!planned) return show(site, request, who, asked, planned.error());
  const auto line = app::find_shift(site.ctx(), who.officer, planned->id);
  return site.done(week_url(office->slug, monday_of(*day)), "notice.shift_added",
                   {line ? line->name : ""});
}

// POST /ho-tro/ca/chep
http::Response post_shift_copy(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const ShiftsAsked asked = asked_in(site, request.form);
  const auto office =
      office_asked(app::offices_to_plan(site.ctx(), who.officer), who, asked.office);
  if (!office) return site.refusal(request, Error{ErrorCode::not_allowed, "help.plans_not"});
  const auto copied = app::copy_week(site.ctx(), who.officer, office->id, asked.day);
  if (!copied) return show(site, request, who, asked, copied.error());
  return site.done(week_url(office->slug, asked.day), "notice.shifts_copied",
                   {std::to_string(*copied)});
}

// GET /ho-tro/ca/{id}/bo
http::Response get_shift_removal(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  const VolunteerShiftId id{help_id_from(request.param("id"))};
  const auto line = app::find_shift(site.ctx(), who.officer, id);
  if (!line) return site.refusal(request, line.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("help_page.remove_question");
  return site.show(
      request,
      ConfirmPage{.frame = site.staff_frame(request, who, question),
                  .confirm = {.question = question,
                              .consequence = locale.text("help_page.remove_what",
                                                         {line->name,
                                                          day_words(locale, line->shift.day),
                                                          hours_words(locale, line->shift)}),
                              .button = locale.text("help_page.remove_button"),
                              .action = Url::path("/ho-tro/ca/{}/bo", {id}),
                              .back = Url::path("/ho-tro/ca")
                                          .with("tuan", iso_day(monday_of(line->shift.day)))}});
}

// POST /ho-tro/ca/{id}/bo
http::Response post_shift_removal(const Site& site, const http::Request& request,
                                  const app::SignedIn& who) {
  const VolunteerShiftId id{help_id_from(request.param("id"))};
  const auto line = app::find_shift(site.ctx(), who.officer, id);
  if (!line) return site.refusal(request, line.error());
  const auto removed = app::remove_shift(site.ctx(), who.officer, id);
  if (!removed) return site.refusal(request, removed.error());
  const std::vector<Office> offices = app::offices_to_plan(site.ctx(), who.officer);
  const auto office = std::ranges::find(offices, removed->office, &Office::id);
  const std::string slug = office == offices.end() ? "" : office->slug;
  return site.done(week_url(slug, monday_of(removed->day)), "notice.shift_removed", {line->name});
}

}  // namespace khongcho::web
