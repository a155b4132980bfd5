#include "core/people/identity.h"
#include "core/promise/programme_day.h"
#include "http/error_status.h"
#include "web/appointment/appointment_actions.h"
#include "web/appointment/appointment_answer.h"
#include "web/appointment/day_list_page.h"
#include "web/site/day_words.h"
#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

using std::chrono::days;

constexpr days kFurthestBack{60};

Url list_url(CivilDay day) { return Url::path("/quay/lich-hen").with("ngay", iso_day(day)); }

// Today where no day is asked for; nothing where it is none.
std::optional<CivilDay> day_asked(const Site& site, const http::Request& request) {
  if (!request.query.has("ngay")) return civil_day(site.now());
  return parse_day(request.query.text("ngay"));
}

Url day_after(const Site& site, const Office& office, CivilDay day) {
  const ServiceModel* model = site.ctx().law.model(office.model);
  if (!model) return {};
  const auto next = next_programme_day(site.ctx().law.calendar(office), *model, day + days{1});
  return next ? list_url(*next) : Url();
}

Url day_before(const Site& site, const Office& office, CivilDay day) {
  const ServiceModel* model = site.ctx().law.model(office.model);
  if (!model) return {};
  for (CivilDay each = day - days{1}; each >= day - kFurthestBack; each -= days{1})
    if (is_programme_day(site.ctx().law.calendar(office), *model, each)) return list_url(each);
  return {};
}

DayLine line_of(const Site& site, const Locale& locale, const app::AppointmentView& view) {
  using enum AppointmentState;
  const Appointment& appointment = view.appointment;
  DayLine line{.hour = clock_text(appointment.begins_at),
               .service = name_of(view.service, locale),
               .code = spaced_code(appointment.code),
               .code_sent = appointment.code,
               .phone = phone_text(appointment.phone),
               .tag = tag_of(locale, view.state),
               .number = view.number};
  const bool open = view.state == booked || view.state == due;
  const bool is_today = day_of(appointment) == civil_day(site.now());
  const bool expected = open || view.state == no_show;
  line.can_come = is_today && expected;
  // Of others it is forgotten.
  if (expected && line.phone.empty()) line.phone = locale.text("appointment_page.staff_no_phone");
  line.early = view.state == booked;
  line.label = locale.text("appointment_page.staff_came_label", {line.hour, line.code});
  if (open) line.reminder = app::reminder_text(site.ctx(), view);
  return line;
}

std::string counts_of(const Locale& locale, const app::AppointmentDay& day) {
  using enum AppointmentState;
  return locale.text("appointment_page.staff_counts",
                     {std::to_string(day.lines.size()), std::to_string(day.count(arrived)),
                      std::to_string(day.count(booked) + day.count(due)),
                      std::to_string(day.count(no_show)), std::to_string(day.count(cancelled))});
}

http::Response show_list(const Site& site, const http::Request& request, const app::SignedIn& who,
                         CivilDay day, const std::optional<Error>& error = {}) {
  const auto found = app::appointments_of_day(site.ctx(), who.officer, day);
  if (!found) return site.refusal(request, found.error());
  const Locale& locale = site.locale(request);
  DayListPage page{
      .frame = site.staff_frame(request, who, locale.text("appointment_page.staff_title")),
      .title = spoken_full_day(locale, day),
      .counts = counts_of(locale, *found),
      .day = iso_day(day),
      .before = day_before(site, who.office, day),
      .after = day_after(site, who.office, day),
      .paper = Url::path("/quay/lich-hen/in").with("ngay", iso_day(day)),
      .today = day == civil_day(site.now())};
  for (const app::AppointmentView& each : found->lines)
    page.lines.push_back(line_of(site, locale, each));
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /quay/lich-hen?ngay=2023-10-06
http::Response get_day_list(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  const auto day = day_asked(site, request);
  if (!day)
    return show_list(site, request, who, civil_day(site.now()),
                     Error{ErrorCode::invalid_input, "appointment.wrong_day", {}, "ngay"});
  return show_list(site, request, who, *day);
}

// GET /quay/lich-hen/in?ngay=2023-10-06
http::Response get_day_paper(const Site& site, const http::Request& request,
                             const app::SignedIn& who) {
  const auto day = day_asked(site, request);
  if (!day)
    return site.refusal(request, Error{ErrorCode::invalid_input, "appointment.wrong_day"});
  const auto found = app::appointments_of_day(site.ctx(), who.officer, *day);
  if (!found) return site.refusal(request, found.error());
  const Locale& locale = site.locale(request);
  DayPaperPage page{
      .frame = site.staff_frame(request, who, locale.text("appointment_page.staff_title")),
      .authority = who.office.name,
      .title = spoken_full_day(locale, *day),
      .counts = counts_of(locale, *found),
      .lines = {}};
  page.frame.home = list_url(*day);
  for (const app::AppointmentView& each : found->lines)
    page.lines.push_back(line_of(site, locale, each));
  return site.show(request, std::move(page));
}

// POST /quay/lich-hen/den
http::Response post_day_arrival(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const auto early = request.input("som") == "1" ? app::Early::accepted : app::Early::refused;
  const auto came = app::arrive(site.ctx(), who.officer, request.input("ma"), early);
  if (!came) return show_list(site, request, who, civil_day(site.now()), came.error());
  return site.done(Url::path("/quay/lich-hen"), arrival_notice(*came),
                   {text_of_number(came->number.ticket)});
}

}  // namespace khongcho::web
