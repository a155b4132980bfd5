// How the public pages of appointments answer: nothing is kept on a shared machine, forms have
// their token, a notice shows once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "app/appointments.h"
#include "http/response.h"
#include "web/common/page_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

template <typename Page>
http::Response show_with_token(const Site& site, const http::Request& request, Page page,
                               int status = 200) {
  http::Response guest;  // only for the cookie that the token is bound to
  page.frame.csrf = site.csrf().guest_token(request, guest);
  http::Response response = site.show(request, std::move(page), status);
  for (http::Cookie& cookie : guest.cookies) response.set_cookie(std::move(cookie));
  response.set("Cache-Control", "no-store");
  response.set("X-Robots-Tag", "noindex");
  return response;
}

// The office a form was shown for.
std::optional<Office> office_named(const Site& site, std::string_view slug);

// 429, with the problem told on the page that would answer.
http::Response with_wait(http::Response response, std::chrono::seconds wait);
Error too_often();

Url appointment_url(std::string_view code);
// "09:00, thứ Sáu, ngày 06/10/2023"
std::string when_words(const Locale& locale, const Appointment& appointment);
Tag tag_of(const Locale& locale, AppointmentState state);
// What arriving gave, as a notice.
std::string_view arrival_notice(const app::Arrival& arrival);

}  // namespace khongcho::web
