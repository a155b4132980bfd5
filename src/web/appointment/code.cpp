#include "base/text.h"
#include "http/error_status.h"
#include "web/appointment/appointment_actions.h"
#include "web/appointment/appointment_answer.h"
#include "web/appointment/code_page.h"
#include "web/appointment/code_view.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kShown = 20;  // of what was typed

}  // namespace

http::Response show_code_page(const Site& site, const http::Request& request, const Office& office,
                              const CodeAsked& asked) {
  const Locale& locale = site.locale(request);
  CodePage page{
      .frame = site.public_frame(
          request, office,
          locale.text(asked.arriving ? "appointment_page.come_title" : "appointment_page.see_one")),
      .arriving = asked.arriving,
      .office = office.slug,
      .typed = length_of(asked.typed) > kShown ? "" : asked.typed,
      .code_problem = "",
      .later = Url::path("/dat-lich/den").with("don-vi", office.slug)};
  if (asked.error && asked.early) page.early = locale.text(*asked.error);
  if (asked.error && !asked.early) {
    page.problem = form_problem(locale, {*asked.error});
    page.code_problem = page.problem->of("ma");
  }
  return show_with_token(site, request, std::move(page), asked.status);
}

// GET /dat-lich/xem?ma=7K4M29RT
http::Response get_find(const Site& site, AppointmentLimits&, const http::Request& request) {
  const std::string_view typed = request.query.text("ma");
  const std::string code = appointment_code_in(typed);
  if (!code.empty()) return http::redirect(appointment_url(code).text());
  CodeAsked asked{.typed = std::string(typed)};
  if (request.query.has("ma")) {
    asked.error = Error{ErrorCode::not_found, "appointment.unknown_code", {}, "ma"};
    asked.status = 404;
  }
  return show_code_page(site, request, site.office_of(request), asked);
}

// GET /dat-lich/den?don-vi=xa-thanh-son
http::Response get_arrival(const Site& site, AppointmentLimits&, const http::Request& request) {
  return show_code_page(site, request, site.office_of(request), {.arriving = true});
}

// POST /dat-lich/den
http::Response post_arrival(const Site& site, AppointmentLimits& limits,
                            const http::Request& request) {
  const auto office = office_named(site, request.input("don-vi"));
  if (!office) return site.refusal(request, Error{ErrorCode::not_found, "citizen.no_office"});
  CodeAsked asked{.typed = std::string(request.input("ma")), .arriving = true};
  if (const auto wait = limits.codes.wait(request)) {
    asked.error = too_often();
    asked.status = 429;
    return with_wait(show_code_page(site, request, *office, asked), *wait);
  }
  const auto early = request.input("som") == "1" ? app::Early::accepted : app::Early::refused;
  const auto came = app::arrive(site.ctx(), *office, asked.typed, early);
  if (came)
    return site.done(appointment_url(appointment_code_in(asked.typed)), arrival_notice(*came),
                     {text_of_number(came->number.ticket)});
  asked.error = came.error();
  asked.status = http::error_status(came.error().code);
  asked.early = came.error().message_id == "appointment.too_early";
  if (asked.early) asked.typed = appointment_code_in(asked.typed);
  return show_code_page(site, request, *office, asked);
}

}  // namespace khongcho::web
