#include "web/appointment/appointment_answer.h"

#include <algorithm>

#include "web/site/day_words.h"

namespace khongcho::web {

namespace {

std::string_view colour_of(AppointmentState state) {
  switch (state) {
    case AppointmentState::booked:
      return "blue";
    case AppointmentState::due:
      return "yellow";
    case AppointmentState::arrived:
      return "green";
    case AppointmentState::no_show:
      return "orange";
    case AppointmentState::cancelled:
      break;
  }
  return "grey";
}

}  // namespace

std::optional<Office> office_named(const Site& site, std::string_view slug) {
  const auto offices = site.active_offices();
  const auto found = std::ranges::find(offices, slug, &Office::slug);
  return found == offices.end() ? std::nullopt : std::optional(*found);
}

http::Response with_wait(http::Response response, std::chrono::seconds wait) {
  response.set("Retry-After", std::to_string(wait.count()));
  return response;
}

Error too_often() { return {ErrorCode::not_allowed, "appointment.too_often"}; }

Url appointment_url(std::string_view code) { return Url::path("/dat-lich/{}", {code}); }

std::string when_words(const Locale& locale, const Appointment& appointment) {
  return locale.text("appointment_page.when",
                     {clock_text(appointment.begins_at),
                      spoken_full_day(locale, day_of(appointment))});
}

Tag tag_of(const Locale& locale, AppointmentState state) {
  return {locale.text("appointment.state." + std::string(text_of(state))),
          std::string(colour_of(state))};
}

std::string_view arrival_notice(const app::Arrival& arrival) {
  switch (arrival.came_as) {
    case AppointmentState::due:
      return "notice.appointment_due";
    case AppointmentState::booked:
      return "notice.appointment_early";
    case AppointmentState::arrived:
      return "notice.appointment_again";
    case AppointmentState::no_show:
    case AppointmentState::cancelled:
      break;
  }
  return "notice.appointment_late";
}

}  // namespace khongcho::web
