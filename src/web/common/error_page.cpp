#include "web/common/error_page.h"

#include "http/error_status.h"

namespace khongcho::web {

namespace {

// The key under which a status is spoken of.
std::string spoken(int status) {
  switch (status) {
    case 400:
    case 403:
    case 404:
    case 405:
    case 409:
    case 413:
    case 422:
    case 429:
    case 503:
      return std::to_string(status);
    default:
      return status >= 400 && status < 500 ? "400" : "500";
  }
}

http::Response show(const Locale& locale, PageFrame frame, int status, const std::string& key,
                    ErrorWords words) {
  frame.title = locale.text(key + ".title");
  words.what = locale.text(key + ".what");
  words.next = locale.text(key + ".next");
  const bool staff = !frame.who.empty();
  return http::html(staff ? StaffErrorPage{std::move(frame), std::move(words)}.render(locale)
                          : ErrorPage{std::move(frame), std::move(words)}.render(locale),
                    status);
}

}  // namespace

http::Response error_page(const Locale& locale, PageFrame frame, int status, std::string incident) {
  return show(locale, std::move(frame), status, "error." + spoken(status),
              {.incident = std::move(incident)});
}

http::Response error_page(const Locale& locale, PageFrame frame, const Error& error) {
  const int status = http::error_status(error.code);
  // What cannot be done yet shares its status with what somebody else has changed, not its words.
  const std::string what =
      error.code == ErrorCode::not_eligible ? "not_eligible" : spoken(status);
  return show(locale, std::move(frame), status, "error." + what, {.reason = locale.text(error)});
}

}  // namespace khongcho::web
