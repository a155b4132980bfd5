#include "app/appointment_ics.h"
#include "http/error_status.h"
#include "web/appointment/appointment_actions.h"
#include "web/appointment/appointment_answer.h"
#include "web/appointment/appointment_page.h"
#include "web/appointment/code_view.h"
#include "web/site/qr_drawing.h"
#include "web/site/queue_names.h"

namespace khongcho::web {

namespace {

constexpr std::string_view kFileEnd = ".ics";

Url booking_url(const Office& office) {
  return Url::path("/dat-lich").with("don-vi", office.slug);
}

bool is_usable(AppointmentState state) {
  return state == AppointmentState::booked || state == AppointmentState::due;
}

std::string next_words(const Site& site, const Locale& locale, const app::AppointmentView& view) {
  const Instant begins = view.appointment.begins_at;
  const int grace = site.ctx().law.waiting_room(view.office).appointments.grace_minutes;
  return locale.text("appointment_page.next." + std::string(text_of(view.state)),
                     {clock_text(begins - kDueBefore),
                      clock_text(begins + std::chrono::minutes{grace}), view.number});
}

AppointmentPage page_of(const Site& site, const http::Request& request,
                        const app::AppointmentView& view) {
  const Locale& locale = site.locale(request);
  const std::string& code = view.appointment.code;
  AppointmentPage page{
      .frame = site.public_frame(request, view.office, locale.text("appointment_page.yours")),
      .code = spaced_code(code),
      .tag = tag_of(locale, view.state),
      .headline = when_words(locale, view.appointment),
      .next = next_words(site, locale, view),
      .rows = {{locale.text("appointment_page.service"), name_of(view.service, locale)},
               {locale.text("appointment_page.office"), view.office.name}},
      .again = booking_url(view.office)};
  if (!view.office.address.empty()) page.rows.back().value += ", " + view.office.address;
  if (!view.secret.empty()) {
    page.number = view.number;
    page.ticket = Url::path("/so/{}", {view.secret});
  }
  if (!is_usable(view.state)) return page;
  page.qr = qr_drawing(site.public_address(request) + appointment_url(code).text(),
                       locale.text("appointment_page.qr_label", {page.code}));
  page.reminder = app::reminder_text(site.ctx(), view);
  page.file = Url::path("/dat-lich/{}", {code + std::string(kFileEnd)});
  page.cancel = Url::path("/dat-lich/{}/huy", {code});
  return page;
}

// The appointment of the address, or the page that says why there is none.
struct Found {
  std::optional<app::AppointmentView> view = {};
  http::Response page = {};
};

Found find(const Site& site, AppointmentLimits& limits, const http::Request& request,
           std::string_view typed) {
  const Office office = site.office_of(request);
  CodeAsked asked{.typed = std::string(typed), .arriving = false};
  if (const auto wait = limits.codes.wait(request)) {
    asked.error = too_often();
    asked.status = 429;
    return {.page = with_wait(show_code_page(site, request, office, asked), *wait)};
  }
  const auto view = app::find_appointment(site.ctx(), typed);
  if (view) return {.view = *view};
  asked.error = view.error();
  asked.status = http::error_status(view.error().code);
  return {.page = show_code_page(site, request, office, asked)};
}

http::Response file_of(const Site& site, const http::Request& request,
                       const app::AppointmentView& view) {
  http::Response response;
  response.set("Content-Type", "text/calendar; charset=utf-8");
  response.set("Content-Disposition",
               "attachment; filename=\"lich-hen-" + view.appointment.code + ".ics\"");
  response.set("Cache-Control", "no-store");
  response.body = app::ics_file(view, site.locale(request), site.now());
  return response;
}

}  // namespace

// GET /dat-lich/{ma}, GET /dat-lich/{ma}.ics
http::Response get_appointment(const Site& site, AppointmentLimits& limits,
                               const http::Request& request) {
  std::string_view typed = request.param("ma");
  const bool file = typed.ends_with(kFileEnd);
  if (file) typed.remove_suffix(kFileEnd.size());
  Found found = find(site, limits, request, typed);
  if (!found.view) return std::move(found.page);
  if (file) return file_of(site, request, *found.view);
  return show_with_token(site, request, page_of(site, request, *found.view));
}

// GET /dat-lich/{ma}/huy
http::Response get_cancellation(const Site& site, AppointmentLimits& limits,
                                const http::Request& request) {
  Found found = find(site, limits, request, request.param("ma"));
  if (!found.view) return std::move(found.page);
  const app::AppointmentView& view = *found.view;
  const Url back = appointment_url(view.appointment.code);
  if (!is_usable(view.state)) return http::redirect(back.text());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("appointment_page.cancel_question");
  return show_with_token(
      site, request,
      CancelAppointmentPage{
          .frame = site.public_frame(request, view.office, question),
          .confirm = {.question = question,
                      .consequence = locale.text("appointment_page.cancel_what",
                                                 {name_of(view.service, locale),
                                                  when_words(locale, view.appointment)}),
                      .button = locale.text("appointment_page.cancel"),
                      .action = Url::path("/dat-lich/{}/huy", {view.appointment.code}),
                      .back = back}});
}

// POST /dat-lich/{ma}/huy
http::Response post_cancellation(const Site& site, AppointmentLimits& limits,
                                 const http::Request& request) {
  Found found = find(site, limits, request, request.param("ma"));
  if (!found.view) return std::move(found.page);
  const auto cancelled = app::cancel_appointment(site.ctx(), found.view->appointment.code);
  if (!cancelled) return site.refusal(request, cancelled.error());
  return site.done(appointment_url(cancelled->code), "notice.appointment_cancelled");
}

}  // namespace khongcho::web
