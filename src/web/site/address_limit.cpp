#include "web/site/address_limit.h"

namespace khongcho::web {

std::optional<std::chrono::seconds> AddressLimit::wait(const http::Request& request) {
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
  if (limiter_.allow(request.remote_ip, now)) return {};
  const auto left = limiter_.wait(request.remote_ip, now);
  return std::chrono::ceil<std::chrono::seconds>(left + std::chrono::milliseconds{1});
}

}  // namespace khongcho::web
