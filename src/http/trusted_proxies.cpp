#include "http/trusted_proxies.h"

#include <arpa/inet.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "http/url.h"

namespace khongcho::http {

namespace {

constexpr int kV4Offset = 96;  // bits before an IPv4 address inside an IPv6 one

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const std::string& text : networks) {
    const auto parts = split(text, '/');
    Network network{.bytes = {}, .bits = 128};
    bool good = parts.size() <= 2 && read_address(parts[0], network.bytes);
    if (good && parts.size() == 2) {
      good = all_digits(parts[1]) && parts[1].size() <= 3;
      const bool v4 = parts[0].find(':') == std::string::npos;
      if (good) network.bits = std::stoi(parts[1]) + (v4 ? kV4Offset : 0);
    }
    if (!good || network.bits > 128) throw std::invalid_argument("not a network: " + text);
    networks_.push_back(network);
  }
}

bool TrustedProxies::trusts(std::string_view ip) const {
  Bytes bytes;
  if (networks_.empty() || !read_address(ip, bytes)) return false;
  return std::ranges::any_of(networks_, [&bytes](const Network& network) {
    for (int bit = 0; bit < network.bits; bit += 8) {
      const int used = std::min(8, network.bits - bit);
      const auto mask = static_cast<std::uint8_t>(0xFF << (8 - used));
      const auto at = static_cast<std::size_t>(bit / 8);
      if ((bytes[at] & mask) != (network.bytes[at] & mask)) return false;
    }
    return true;
  });
}

std::string TrustedProxies::client_of(std::string_view peer, std::string_view forwarded_for) const {
  std::string client{peer};
  const auto hops = split(forwarded_for, ',');
  for (auto hop = hops.rbegin(); hop != hops.rend() && trusts(client); ++hop) {
    const std::string_view address = trimmed(*hop);
    Bytes bytes;
    if (!read_address(address, bytes)) break;
    client = address;
  }
  return client;
}

bool TrustedProxies::read_address(std::string_view text, Bytes& bytes) {
  const std::string address{text};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return true;
  bytes = {};
  bytes[10] = bytes[11] = 0xFF;
  return inet_pton(AF_INET, address.c_str(), bytes.data() + 12) == 1;
}

}  // namespace khongcho::http
