#include "pdf/token_uri.h"

#include <charconv>

#include "pdf/signing_key.h"

namespace khongcho::pdf {

namespace {

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      plain += text[at];
      continue;
    }
    unsigned code = 0;
    const char* begin = text.data() + at + 1;
    if (at + 2 >= text.size()) return {};
    const auto [stop, error] = std::from_chars(begin, begin + 2, code, 16);
    if (error != std::errc{} || stop != begin + 2) return {};
    plain += static_cast<char>(code);
    at += 2;
  }
  return plain;
}

}  // namespace

std::optional<TokenUri> parse_token_uri(std::string_view uri) {
  constexpr std::string_view kScheme = "pkcs11:";
  if (!uri.starts_with(kScheme) || uri.find('?') != uri.npos) return {};
  uri.remove_prefix(kScheme.size());
  TokenUri parts;
  while (!uri.empty()) {
    const std::string_view part = uri.substr(0, uri.find(';'));
    uri.remove_prefix(std::min(uri.size(), part.size() + 1));
    const std::size_t equals = part.find('=');
    if (equals == part.npos) return {};
    const std::string_view name = part.substr(0, equals);
    const auto value = percent_decoded(part.substr(equals + 1));
    if (!value) return {};
    if (name == "token")
      parts.token = *value;
    else if (name == "serial")
      parts.serial = *value;
    else if (name == "object")
      parts.object = *value;
    else if (name == "id")
      parts.id = *value;
    else if (name != "type" && name != "manufacturer" && name != "model")
      return {};
  }
  if (parts.token.empty() && parts.serial.empty()) return {};
  return parts;
}

bool is_token_uri(std::string_view uri) {
  return parse_token_uri(uri).has_value();
}

}  // namespace khongcho::pdf
