#include "http/request.h"

#include <stdexcept>

#include "base/text.h"
#include "http/url.h"

namespace khongcho::http {

namespace {

constexpr std::size_t kMostQueryPairs = 1'000;

bool has_control_character(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20) return true;
  return false;
}

// "http://host/path" → "/path"; proxies send that form.
std::string_view without_origin(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t path = target.find('/', scheme.size());
    return path == std::string_view::npos ? "/" : target.substr(path);
  }
  return target;
}

void read_cookies(std::string_view header, Fields& cookies) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;

    std::string_view value = trimmed(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    cookies.add(std::string{trimmed(pair.substr(0, equals))}, std::string{value});
  }
}

}  // namespace

bool read_target(Request& request) {
  std::string_view target = without_origin(request.target);
  if (!target.starts_with('/')) return false;
  target = target.substr(0, target.find('#'));
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string_view path = target.substr(0, question);

  for (const std::string_view raw = path.substr(1); const std::string& segment : split(raw, '/')) {
    auto decoded = percent_decode(segment, false);
    if (!decoded || has_control_character(*decoded)) return false;
    request.path += '/';
    request.path += *decoded;
    request.segments.push_back(std::move(*decoded));
  }
  if (question == target.size()) return true;
  return read_pairs(target.substr(question + 1), kMostQueryPairs, request.query);
}

void read_headers(Request& request) {
  for (const auto& [name, value] : request.headers)
    if (name.size() == 6 && to_lower(name) == "cookie") read_cookies(value, request.cookies);
  const std::string_view type = request.header("content-type");
  request.content_type = to_lower(trimmed(type.substr(0, type.find(';'))));
}

Request make_request(std::string_view method, std::string_view target, std::string body,
                     std::string_view content_type) {
  Request request;
  request.method = method;
  request.target = target;
  request.body = std::move(body);
  request.remote_ip = "127.0.0.1";
  request.id = "local";
  if (!request.body.empty()) request.headers.add("Content-Type", std::string{content_type});
  if (!read_target(request)) throw std::invalid_argument("bad target: " + request.target);
  read_headers(request);
  return request;
}

bool holds_version(const Request& request, std::string_view etag) {
  for (const std::string_view header : request.headers.all("if-none-match")) {
    for (const std::string& item : split(header, ',')) {
      std::string_view held = trimmed(item);
      if (held == "*") return true;
      if (held.starts_with("W/")) held.remove_prefix(2);
      if (held == etag) return true;
    }
  }
  return false;
}

bool wants_json(const Request& request) {
  const std::string_view accept = request.header("accept");
  return accept.find("json") != std::string_view::npos &&
         accept.find("text/html") == std::string_view::npos;
}

}  // namespace khongcho::http
