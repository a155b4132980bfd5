#include "web/common/language.h"

#include "base/text.h"
#include "base/time.h"

namespace khongcho::web {

namespace {

constexpr std::string_view kCookie = "kc_lang";
constexpr Seconds kYear = std::chrono::days{365};

bool is_language(std::string_view code) {
  return code == "vi" || code == "en";
}

}  // namespace

std::string language_of(const http::Request& request) {
  const std::string_view chosen = request.cookie(kCookie);
  return is_language(chosen) ? std::string(chosen) : "vi";
}

http::Response get_language(const http::Request& request) {
  http::Response response = http::redirect(local_path(request.query.text("ve")));
  const std::string_view chosen = request.param("ma");
  if (is_language(chosen))
    response.set_cookie(
        {.name = std::string(kCookie), .value = std::string(chosen), .max_age = kYear});
  return response;
}

std::string local_path(std::string_view address) {
  const bool local = address.starts_with('/') && !address.starts_with("//") &&
                     address.find('\\') == std::string_view::npos && is_clean_utf8(address) &&
                     address.find_first_of("\r\n\t") == std::string_view::npos;
  return local ? std::string(address) : "/";
}

}  // namespace khongcho::web
