// The only file that knows Boost.Beast (docs/decisions/0009).
#include "http/request_reader.h"

// Beast asserts that a last chunk read a second time has five bytes; "0\r\n\r" has four and is
// right. Whoever sends an empty chunked body in pieces would end a program with assertions on.
#define BOOST_DISABLE_ASSERTS

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

namespace khongcho::http {

namespace beast = boost::beast::http;
using boost::system::error_code;

struct RequestReader::Inside {
  std::optional<beast::request_parser<beast::string_body>> parser;
};

RequestReader::RequestReader(std::size_t header_limit)
    : header_limit_(header_limit), inside_(std::make_unique<Inside>()) {
  reset();
}

RequestReader::~RequestReader() = default;

void RequestReader::reset() {
  auto& parser = inside_->parser.emplace();
  parser.header_limit(static_cast<std::uint32_t>(header_limit_));
  parser.body_limit(boost::none);  // until limit_body()
  status_ = 0;
  has_head_ = false;
}

RequestReader::Step RequestReader::read(std::string_view bytes, std::size_t& used) {
  auto& parser = *inside_->parser;
  used = 0;
  // A blank line before a request is passed over (RFC 9112, 2.2).
  while (!parser.got_some() && bytes.substr(used).starts_with("\r\n")) used += 2;

  for (;;) {
    error_code problem;
    const std::string_view rest = bytes.substr(used);
    if (!parser.got_some() && (rest.empty() || rest == "\r")) return Step::more;
    used += parser.put(boost::asio::const_buffer{rest.data(), rest.size()}, problem);
    if (parser.is_header_done() && !problem && !has_head_) {
      has_head_ = true;
      parser.eager(true);
      return Step::head;
    }
    if (parser.is_done()) return Step::done;
    if (problem && problem != beast::error::need_more) {
      if (problem == beast::error::body_limit) return refuse(413);
      if (problem != beast::error::header_limit) return refuse(400);
      const bool line_ended =
          !parser.get().target().empty() || rest.find("\r\n") != std::string_view::npos;
      return refuse(line_ended ? 431 : 414);
    }
    if (!problem && used < bytes.size()) continue;
    // Beast sets no limit to the lines of chunk sizes and trailers.
    if (bytes.size() - used >= header_limit_) return refuse(431);
    return Step::more;
  }
}

RequestReader::Step RequestReader::refuse(int status) {
  status_ = status;
  return Step::refused;
}

void RequestReader::take_head(Request& request) const {
  const auto& message = inside_->parser->get();
  request.method = std::string{message.method_string()};
  request.target = std::string{message.target()};
  for (const auto& line : message.base())
    request.headers.add(std::string{line.name_string()}, std::string{line.value()});
}

bool RequestReader::http11() const {
  return inside_->parser->get().version() >= 11;
}
bool RequestReader::chunked() const {
  return inside_->parser->chunked();
}
bool RequestReader::keep_alive() const {
  return has_head_ && inside_->parser->keep_alive();
}
bool RequestReader::is_done() const {
  return inside_->parser->is_done();
}
void RequestReader::limit_body(std::size_t bytes) {
  inside_->parser->body_limit(bytes);
}
std::string RequestReader::take_body() {
  return std::move(inside_->parser->get().body());
}

std::uint64_t RequestReader::content_length() const {
  return inside_->parser->content_length().value_or(0);
}

}  // namespace khongcho::http
