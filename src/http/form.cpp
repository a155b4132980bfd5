#include "http/form.h"

#include <optional>

#include "base/text.h"
#include "http/url.h"

namespace khongcho::http {

namespace {

constexpr int kBad = 400;
constexpr int kTooMuch = 413;
constexpr std::size_t kMostPartHeaderBytes = 4 * 1024;
constexpr std::size_t kMostBoundaryBytes = 70;  // RFC 2046, 5.1.1

struct Part {
  std::string name;
  std::optional<std::string> file_name;
  std::string content_type;
};

// The value of `key` in `form-data; name="a"; filename="b"`. In quotes a backslash keeps the next
// quote; browsers write %22 for a quote, other clients \".
std::optional<std::string> parameter(std::string_view header, std::string_view key) {
  std::size_t at = header.find(';');
  while (at < header.size()) {
    at = header.find_first_not_of("; \t", at);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const bool wanted = to_lower(trimmed(header.substr(at, equals - at))) == key;

    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        if (header[at] == '\\' && at + 1 < header.size() && header[at + 1] == '"') ++at;
        value += header[at];
      }
      if (at >= header.size()) return std::nullopt;  // the quote never ends
      ++at;
    } else {
      const std::size_t end = std::min(header.find(';', at), header.size());
      value = trimmed(header.substr(at, end - at));
      at = end;
    }
    if (wanted) return value;
  }
  return std::nullopt;
}

std::string last_component(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return std::string{slash == std::string_view::npos ? path : path.substr(slash + 1)};
}

std::optional<Part> read_part_headers(std::string_view block) {
  Part part;
  bool named = false;
  while (!block.empty()) {
    const std::size_t end = std::min(block.find("\r\n"), block.size());
    const std::string_view line = block.substr(0, end);
    block.remove_prefix(std::min(end + 2, block.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;

    const std::string header = to_lower(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (header == "content-type") part.content_type = value;
    if (header != "content-disposition") continue;
    const auto name = parameter(value, "name");
    if (!to_lower(value).starts_with("form-data") || !name) return std::nullopt;
    part.name = *name;
    part.file_name = parameter(value, "filename");
    named = true;
  }
  if (!named || !is_clean_utf8(part.name) || !is_clean_utf8(part.content_type)) return std::nullopt;
  if (part.file_name && !is_clean_utf8(*part.file_name)) return std::nullopt;
  return part;
}

int keep_part(Request& request, const Part& part, std::string_view content,
              const RouteOptions& options) {
  if (!part.file_name) {
    if (request.form.size() >= options.most_inputs) return kTooMuch;
    if (!is_clean_utf8(content)) return kBad;
    request.form.add(part.name, std::string{content});
    return 0;
  }
  // What a browser sends for a file input left empty.
  if (part.file_name->empty() && content.empty()) return 0;
  if (request.files.size() >= options.most_files) return kTooMuch;
  if (content.size() > options.file_limit) return kTooMuch;
  request.files.push_back({.input = part.name,
                           .name = last_component(*part.file_name),
                           .content_type = part.content_type,
                           .bytes = std::string{content}});
  return 0;
}

int read_multipart(Request& request, const RouteOptions& options) {
  const auto boundary = parameter(request.header("content-type"), "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kMostBoundaryBytes) return kBad;
  const std::string delimiter = "\r\n--" + *boundary;

  std::string_view rest = request.body;
  const std::string_view first = std::string_view{delimiter}.substr(2);
  if (rest.starts_with(first)) {
    rest.remove_prefix(first.size());
  } else {
    const std::size_t start = rest.find(delimiter);
    if (start == std::string_view::npos) return kBad;
    rest.remove_prefix(start + delimiter.size());
  }
  // Here `rest` always stands just behind a delimiter.
  while (!rest.starts_with("--")) {
    if (!rest.starts_with("\r\n")) return kBad;
    const std::size_t headers_end = rest.substr(0, kMostPartHeaderBytes).find("\r\n\r\n");
    if (headers_end == std::string_view::npos || headers_end == 0) return kBad;
    const auto part = read_part_headers(rest.substr(2, headers_end - 2));
    // The blank line may itself be the start of the next delimiter: an empty part.
    const std::size_t content = headers_end + 4;
    const std::size_t end = rest.find(delimiter, content - 2);
    if (!part || end == std::string_view::npos) return kBad;
    const std::size_t length = end > content ? end - content : 0;
    if (const int status = keep_part(request, *part, rest.substr(content, length), options))
      return status;
    rest.remove_prefix(end + delimiter.size());
  }
  request.body = {};
  return 0;
}

}  // namespace

int read_form(Request& request, const RouteOptions& options) {
  if (request.content_type == "application/x-www-form-urlencoded") {
    if (read_pairs(request.body, options.most_inputs, request.form)) return 0;
    return request.form.size() >= options.most_inputs ? kTooMuch : kBad;
  }
  if (request.content_type == "multipart/form-data") return read_multipart(request, options);
  return 0;
}

}  // namespace khongcho::http
