#include "web/common/flash.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "http/url.h"

namespace khongcho::web {

namespace {

constexpr std::string_view kCookie = "kc_notice";
constexpr std::array<std::string_view, 3> kKinds{"done", "warning", "problem"};

}  // namespace

void set_notice(http::Response& response, std::string_view kind, std::string_view key,
                const std::vector<std::string>& args) {
  std::string value = std::string(kind) + "/" + std::string(key);
  for (const std::string& arg : args) value += "/" + http::percent_encode(arg);
  response.set_cookie(
      {.name = std::string(kCookie), .value = std::move(value), .max_age = Seconds{60}});
}

bool has_notice(const http::Request& request) {
  return !request.cookie(kCookie).empty();
}

std::vector<Notice> take_notice(const http::Request& request, const Locale& locale,
                                http::Response& response) {
  if (!has_notice(request)) return {};
  response.clear_cookie(kCookie);
  std::vector<std::string> parts = split(request.cookie(kCookie), '/');
  if (parts.size() < 2 || !std::ranges::count(kKinds, parts[0])) return {};
  if (!parts[1].starts_with("notice.") || !locale.has(parts[1])) return {};
  std::vector<std::string> args;
  for (std::size_t i = 2; i < parts.size(); ++i)
    args.push_back(http::percent_decode(parts[i], false).value_or(""));
  return {{.kind = parts[0], .text = locale.text(parts[1], args)}};
}

}  // namespace khongcho::web
