// The head of a response as it goes over the wire. Written by hand into one text: Beast's own
// serializer costs a third of the speed of a page (docs/decisions/0009).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "http/response.h"

namespace khongcho::http {

struct WriteOptions {
  bool keep_alive = true;
  bool secure_cookies = false;
  bool http10 = false;   // an old client must be told that the connection stays open
  bool endless = false;  // an event stream: no length, the end of the connection is its end
};

// Status line, headers, cookies, Content-Length, Date and the blank line. Control characters in
// header and cookie values become blanks: no value can end its line.
std::string head_text(const Response& response, const WriteOptions& options);

// 204 and 304 have no body, whatever the response holds.
bool may_have_body(int status);

// A response on its way: what of head and body has not been sent yet.
class OutgoingResponse {
 public:
  OutgoingResponse() = default;
  // `head_only`: an answer to HEAD, which tells the length of a body that does not follow.
  OutgoingResponse(Response response, const WriteOptions& options, bool head_only);

  std::array<std::string_view, 2> rest() const;
  void advance(std::size_t sent) { sent_ += sent; }
  std::size_t sent() const { return sent_; }
  bool whole() const { return sent_ == head_.size() + body_size_; }

 private:
  Response response_;
  std::string head_;
  std::size_t body_size_ = 0;
  std::size_t sent_ = 0;
};

}  // namespace khongcho::http
