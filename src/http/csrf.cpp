#include "http/csrf.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "base/crypto.h"
#include "http/url.h"

namespace khongcho::http {

namespace {

static_assert(crypto_auth_KEYBYTES == 32 && crypto_auth_BYTES == 32);

// Two kinds of secret never give the same token, even where their texts are equal.
std::string keyed_hash(const std::string& key, std::string_view kind, std::string_view secret) {
  std::string message{kind};
  message += '\0';
  message += secret;
  std::array<unsigned char, crypto_auth_BYTES> mark;
  crypto_auth(mark.data(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
              reinterpret_cast<const unsigned char*>(key.data()));
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(mark.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), mark.data(), mark.size(), kVariant);
  text.pop_back();
  return text;
}

// "https://khongcho.vn:8080" → "khongcho.vn:8080"
std::string_view host_of(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

}  // namespace

CsrfGuard::CsrfGuard(std::string_view key) : key_(crypto_auth_KEYBYTES, '\0') {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not start");
  crypto_generichash(reinterpret_cast<unsigned char*>(key_.data()), key_.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size(), nullptr, 0);
}

std::string CsrfGuard::token_for(std::string_view login_secret) const {
  return keyed_hash(key_, "login", login_secret);
}

std::string CsrfGuard::guest_token(const Request& request, Response& response) const {
  std::string guest{request.cookie(kGuestCookie)};
  if (guest.empty()) {
    guest = random_token();
    response.set_cookie({.name = std::string{kGuestCookie}, .value = guest});
  }
  return keyed_hash(key_, "guest", guest);
}

bool CsrfGuard::accepts(const Request& request, std::string_view login_secret) const {
  if (!from_our_pages(request)) return false;
  std::string_view token = request.input(kCsrfInput);
  if (token.empty()) token = request.header("x-csrf-token");
  if (!login_secret.empty()) return same_secret(token, token_for(login_secret));

  const std::string_view guest = request.cookie(kGuestCookie);
  return !guest.empty() && same_secret(token, keyed_hash(key_, "guest", guest));
}

bool from_our_pages(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const auto origin = request.headers.get("origin");
  if (!origin) return true;
  const std::string_view host = host_of(*origin);
  return !host.empty() && to_lower(host) == to_lower(request.header("host"));
}

}  // namespace khongcho::http
