// The parts of a PKCS#11 address (RFC 7512) that name a key; for the sources of this ring only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khongcho::pdf {

struct TokenUri {
  std::string token;   // label of the token
  std::string serial;  // of the token
  std::string object;  // label of key and certificate
  std::string id;      // of key and certificate, bytes
};

// Nothing for what is no such address, or for one that asks for parts not known here. What follows
// a '?' (a module, a PIN) is refused: neither belongs into an address that is kept.
std::optional<TokenUri> parse_token_uri(std::string_view uri);

}  // namespace khongcho::pdf
