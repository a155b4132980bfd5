#include "http/response.h"

#include <algorithm>
#include <boost/json.hpp>

#include "http/url.h"

namespace khongcho::http {

namespace {

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && to_lower(a) == to_lower(b);
}

Response with_type(std::string_view type, std::string body, int status) {
  Response response{.status = status, .body = std::move(body)};
  response.set("Content-Type", std::string{type});
  return response;
}

// A location is ASCII without blanks and control characters; anything else is encoded, so that it
// can neither end the header nor be read in two ways.
std::string safe_location(std::string_view location) {
  std::string safe;
  for (const char& c : location) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\')
      safe += c;
    else
      safe += percent_encode({&c, 1});
  }
  return safe;
}

}  // namespace

Response& Response::set(std::string_view name, std::string value) {
  const auto there = std::ranges::find_if(
      headers, [name](const Header& header) { return same_name(header.name, name); });
  if (there != headers.end())
    there->value = std::move(value);
  else
    headers.push_back({std::string{name}, std::move(value)});
  return *this;
}

std::string_view Response::header(std::string_view name) const {
  for (const Header& header : headers)
    if (same_name(header.name, name)) return header.value;
  return {};
}

Response& Response::set_cookie(Cookie cookie) {
  cookies.push_back(std::move(cookie));
  return *this;
}

Response& Response::clear_cookie(std::string_view name) {
  return set_cookie({.name = std::string{name}, .value = "", .max_age = std::chrono::seconds{0}});
}

Response html(std::string page, int status) {
  return with_type("text/html; charset=utf-8", std::move(page), status);
}

Response text(std::string words, int status) {
  return with_type("text/plain; charset=utf-8", std::move(words), status);
}

Response json(std::string document, int status) {
  return with_type("application/json", std::move(document), status);
}

Response no_content() {
  return Response{.status = 204};
}

Response redirect(std::string_view location, int status) {
  Response response{.status = status};
  response.set("Location", safe_location(location));
  return response;
}

Response not_modified(std::string_view etag) {
  Response response{.status = 304};
  response.set("ETag", std::string{etag});
  return response;
}

Response problem_json(const Problem& problem) {
  boost::json::object document{
      {"type", problem.type},
      {"title", problem.title.empty() ? reason_phrase(problem.status) : problem.title},
      {"status", problem.status}};
  if (!problem.detail.empty()) document["detail"] = problem.detail;
  if (!problem.instance.empty()) document["instance"] = problem.instance;
  for (const auto& [name, value] : problem.more) document[name] = value;
  return with_type("application/problem+json", boost::json::serialize(document), problem.status);
}

std::string_view reason_phrase(int status) {
  static constexpr std::pair<int, std::string_view> kPhrases[] = {
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {417, "Expectation Failed"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
  };
  for (const auto& [known, phrase] : kPhrases)
    if (known == status) return phrase;
  return "Status";
}

}  // namespace khongcho::http
