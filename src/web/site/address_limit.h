// How often one address may send a form, or guess a secret.
#pragma once

#include <chrono>
#include <optional>

#include "http/rate_limiter.h"
#include "http/request.h"

namespace khongcho::web {

class AddressLimit {
 public:
  explicit AddressLimit(http::Rate rate) : limiter_(rate) {}

  // Takes one of the address's tokens; where it has none, how long until it has.
  std::optional<std::chrono::seconds> wait(const http::Request& request);

 private:
  http::RateLimiter limiter_;
};

}  // namespace khongcho::web
