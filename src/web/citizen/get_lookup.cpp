#include <chrono>

#include "base/text.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/lookup_page.h"

namespace khongcho::web {

namespace {

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

// Only what could be a code: letters and digits, blanks and hyphens between them.
std::string code_in(std::string_view typed) {
  constexpr std::size_t kLength = 8;
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9')) return "";
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code.size() == kLength ? code : "";
}

http::Response private_answer(http::Response response) {
  response.set("Cache-Control", kKeepNothing);
  response.set("X-Robots-Tag", "noindex");
  return response;
}

http::Response form_page(const Site& site, const http::Request& request, LookupBox box,
                         int status) {
  const Locale& locale = site.locale(request);
  LookupPage page{.frame = citizen_frame(site, request, site.office_of(request),
                                         locale.text("lookup.title")),
                  .lookup = std::move(box)};
  return private_answer(show_public(site, request, std::move(page), status));
}

http::Response unknown_code(const Site& site, const http::Request& request,
                            std::string_view typed) {
  constexpr std::size_t kShown = 20;
  const std::string shown = length_of(typed) > kShown ? std::string() : std::string(typed);
  return form_page(
      site, request,
      {.code = shown, .problem = site.locale(request).text("lookup.unknown_code")}, 404);
}

}  // namespace

// GET /tra-cuu, GET /tra-cuu?ma=7K4M 29RT
http::Response get_lookup(const Site& site, const http::Request& request) {
  if (!request.query.has("ma")) return form_page(site, request, {}, 200);
  const std::string_view typed = request.query.text("ma");
  const std::string code = code_in(typed);
  if (code.empty()) return unknown_code(site, request, typed);
  return private_answer(http::redirect(Url::path("/ho-so/{}", {code}).text()));
}

// GET /ho-so/{ma}
http::Response get_dossier_state(const Site& site, http::RateLimiter& limiter,
                                 const http::Request& request) {
  const auto now = steady_now();
  if (!limiter.allow(request.remote_ip, now)) {
    const auto wait =
        std::chrono::ceil<std::chrono::seconds>(limiter.wait(request.remote_ip, now)).count() + 1;
    http::Response response = form_page(
        site, request, {.problem = site.locale(request).text("lookup.too_often")}, 429);
    response.set("Retry-After", std::to_string(wait));
    return response;
  }
  const std::string code = code_in(request.param("ma"));
  if (code.empty()) return unknown_code(site, request, request.param("ma"));
  const auto view = app::lookup_view(site.ctx(), code);
  if (!view) return unknown_code(site, request, request.param("ma"));

  const Locale& locale = site.locale(request);
  PageFrame frame = citizen_frame(site, request, view->office, view->procedure_name);
  return private_answer(
      show_public(site, request, lookup_result(locale, std::move(frame), *view)));
}

}  // namespace khongcho::web
