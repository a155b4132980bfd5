#include "http/security_headers.h"

namespace khongcho::http {

namespace {

struct Line {
  std::string_view name;
  std::string_view value;
};

// `same-origin`, not `no-referrer`: under the latter browsers send "Origin: null" with our own
// forms, and from_our_pages() could no longer tell them from foreign ones.
constexpr Line kLines[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
     "img-src 'self' data:; connect-src 'self'; media-src 'self'; form-action 'self'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
};

}  // namespace

void add_security_headers(const Request& request, Response& response) {
  response.headers.reserve(response.headers.size() + std::size(kLines) + 1);
  for (const Line& line : kLines)
    if (response.header(line.name).empty())
      response.headers.push_back({std::string{line.name}, std::string{line.value}});
  if (request.secure) response.set("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace khongcho::http
