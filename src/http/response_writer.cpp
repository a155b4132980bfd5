#include "http/response_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/time.h"

namespace khongcho::http {

namespace {

void add_clean(std::string& head, std::string_view value) {
  const std::size_t start = head.size();
  head += value;
  for (std::size_t at = start; at < head.size(); ++at) {
    const auto byte = static_cast<unsigned char>(head[at]);
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) head[at] = ' ';
  }
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
  add_clean(head, name);
  head += ": ";
  add_clean(head, value);
  head += "\r\n";
}

void add_cookie(std::string& head, const Cookie& cookie, bool secure) {
  std::string line = cookie.name + "=" + cookie.value;
  // A semicolon would start an attribute.
  std::replace(line.begin(), line.end(), ';', '_');
  if (!cookie.path.empty()) line += "; Path=" + cookie.path;
  if (cookie.max_age) line += "; Max-Age=" + std::to_string(cookie.max_age->count());
  if (!cookie.same_site.empty()) line += "; SameSite=" + cookie.same_site;
  if (cookie.http_only) line += "; HttpOnly";
  if (secure || cookie.secure) line += "; Secure";
  add_line(head, "Set-Cookie", line);
}

// "Tue, 24 Nov 2026 12:57:00 GMT" (RFC 9110, 5.6.7), made once a second and thread.
std::string_view date_now() {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  thread_local Instant made_at{};
  thread_local std::string text;
  const Instant now = SystemTime{}.now();
  if (now == made_at) return text;

  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{now - day};
  text =
      fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                  kDays[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                  kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  time.hours().count(), time.minutes().count(), time.seconds().count());
  made_at = now;
  return text;
}

}  // namespace

bool may_have_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

std::string head_text(const Response& response, const WriteOptions& options) {
  std::string head;
  head.reserve(1024);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status,
                 reason_phrase(response.status));
  for (const Header& header : response.headers) add_line(head, header.name, header.value);
  for (const Cookie& cookie : response.cookies) add_cookie(head, cookie, options.secure_cookies);
  add_line(head, "Date", date_now());
  if (!options.keep_alive) add_line(head, "Connection", "close");
  if (options.keep_alive && options.http10) add_line(head, "Connection", "keep-alive");
  if (may_have_body(response.status) && !options.endless)
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.content().size());
  head += "\r\n";
  return head;
}

OutgoingResponse::OutgoingResponse(Response response, const WriteOptions& options, bool head_only)
    : response_(std::move(response)), head_(head_text(response_, options)) {
  if (!head_only && may_have_body(response_.status)) body_size_ = response_.content().size();
}

std::array<std::string_view, 2> OutgoingResponse::rest() const {
  const std::size_t of_head = std::min(sent_, head_.size());
  return {std::string_view{head_}.substr(of_head),
          response_.content().substr(sent_ - of_head, body_size_ - (sent_ - of_head))};
}

}  // namespace khongcho::http
