// The parser of requests, fed with bytes as they come. Boost.Beast does the work, in
// request_reader.cpp alone; this adds the checks Beast leaves to its caller.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/request.h"

namespace khongcho::http {

class RequestReader {
 public:
  enum class Step { more, head, done, refused };

  explicit RequestReader(std::size_t header_limit);
  ~RequestReader();

  // Forgets the last request and stands before the next.
  void reset();
  // Reads on from the front of `bytes` and says in `used` how many it has done with. `more` asks
  // for them again with further ones behind. `head` is said once, before any of the body is read.
  // After `refused`, status() says why.
  Step read(std::string_view bytes, std::size_t& used);
  int status() const { return status_; }

  // From `head` on.
  void take_head(Request& request) const;  // method, target and headers
  bool http11() const;
  bool chunked() const;
  bool keep_alive() const;
  std::uint64_t content_length() const;  // 0 where none is announced
  void limit_body(std::size_t bytes);

  bool has_head() const { return has_head_; }
  bool is_done() const;
  std::string take_body();

 private:
  struct Inside;
  Step refuse(int status);

  const std::size_t header_limit_;
  std::unique_ptr<Inside> inside_;
  int status_ = 0;
  bool has_head_ = false;
};

}  // namespace khongcho::http
