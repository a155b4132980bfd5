// Who a request really comes from when proxies of ours stand between.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khongcho::http {

class TrustedProxies {
 public:
  TrustedProxies() = default;
  // Addresses ("127.0.0.1", "::1") or networks ("10.0.0.0/8"). Throws std::invalid_argument.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  bool trusts(std::string_view ip) const;
  // `forwarded_for` is read from its end, where the nearest proxy wrote: the first address that
  // is not a proxy of ours is the client. Anything before it may be invented.
  std::string client_of(std::string_view peer, std::string_view forwarded_for) const;

 private:
  using Bytes = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
  struct Network {
    Bytes bytes;
    int bits;
  };

  static bool read_address(std::string_view text, Bytes& bytes);

  std::vector<Network> networks_;
};

}  // namespace khongcho::http
