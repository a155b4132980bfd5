// What a handler gives back, and short ways to make the usual ones.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace khongcho::http {

class EventListener;

struct Cookie {
  std::string name;
  std::string value;
  std::optional<std::chrono::seconds> max_age = {};  // until the browser closes when absent
  std::string path = "/";
  std::string same_site = "Lax";
  bool http_only = true;
  bool secure = false;  // the server makes every cookie secure when its config says so
};

struct Header {
  std::string name;
  std::string value;
};

struct Response {
  int status = 200;
  std::vector<Header> headers = {};
  std::string body = {};
  std::vector<Cookie> cookies = {};
  // Bytes that outlive the server, sent instead of `body`: assets in the program itself.
  std::string_view fixed_body = {};
  // Of events() (http/event_hub.h): after the body the connection goes on as an event stream.
  std::shared_ptr<EventListener> events = {};

  std::string_view content() const { return fixed_body.empty() ? body : fixed_body; }
  // Replaces an earlier one of that name.
  Response& set(std::string_view name, std::string value);
  std::string_view header(std::string_view name) const;
  Response& set_cookie(Cookie cookie);
  Response& clear_cookie(std::string_view name);
};

Response html(std::string page, int status = 200);
Response text(std::string words, int status = 200);
Response json(std::string document, int status = 200);
Response no_content();
// 303 unless said: the browser fetches `location` with GET. Bytes that may not stand in a header
// are percent-encoded.
Response redirect(std::string_view location, int status = 303);
Response not_modified(std::string_view etag);

// RFC 9457. `more` are further members, all text.
struct Problem {
  int status = 500;
  std::string title = {};
  std::string detail = {};
  std::string type = "about:blank";
  std::string instance = {};
  std::vector<std::pair<std::string, std::string>> more = {};
};
Response problem_json(const Problem& problem);

std::string_view reason_phrase(int status);

}  // namespace khongcho::http
