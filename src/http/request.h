// What a handler is given. Path, query and form values are percent-decoded and are clean UTF-8
// (base/text.h) before any handler runs; headers and cookies are as the client sent them.
#pragma once

#include <any>
#include <string>
#include <string_view>
#include <vector>

#include "http/fields.h"

namespace khongcho::http {

struct UploadedFile {
  std::string input;         // name of the form input
  std::string name;          // as the client called it: a label, never a path to write to
  std::string content_type;  // as the client claims
  std::string bytes;
};

struct Request {
  std::string method;                 // "HEAD" reaches the handler of "GET" as "HEAD"
  std::string target;                 // as sent, with the query
  std::string path;                   // decoded, without the query
  std::vector<std::string> segments;  // of the path, each decoded by itself
  Fields query;
  Fields form;    // urlencoded or multipart bodies
  Fields params;  // captures of the route: {code}
  Fields headers = Fields::ignoring_case();
  Fields cookies;
  std::vector<UploadedFile> files;
  std::string content_type;  // lower case, without parameters
  std::string body;
  std::string remote_ip;   // of the client, not of a trusted proxy between
  bool secure = false;     // came over TLS, here or at the trusted proxy
  std::string id;          // for logs and incident numbers
  std::string_view route;  // pattern of the route that answers, e.g. "/ho-so/{code}"
  std::any visitor;        // whatever a `before` hook found out about the sender

  std::string_view param(std::string_view name) const { return params.text(name); }
  std::string_view header(std::string_view name) const { return headers.text(name); }
  std::string_view cookie(std::string_view name) const { return cookies.text(name); }
  std::string_view input(std::string_view name) const { return form.text(name); }
};

// A request as if it had come over the wire, for tests and for calls inside the program. A target
// the server would refuse throws std::invalid_argument.
Request make_request(std::string_view method, std::string_view target, std::string body = {},
                     std::string_view content_type = "application/x-www-form-urlencoded");

// Splits and decodes `target` into path, segments and query. False where it is not an origin-form
// or absolute http target, or a value is not clean; such a request is a 400.
bool read_target(Request& request);
// Fills cookies and content_type from the headers.
void read_headers(Request& request);

// True where the client already holds this version (If-None-Match). `etag` with its quotes.
bool holds_version(const Request& request, std::string_view etag);
// True where the client would rather have JSON than a page.
bool wants_json(const Request& request);

}  // namespace khongcho::http
