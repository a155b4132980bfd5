// Hashes and random tokens, by libsodium.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khongcho {

std::string sha256_hex(std::string_view bytes);
// `bytes` random bytes as URL-safe base64 without padding.
std::string random_token(std::size_t bytes = 32);
// `length` characters of an alphabet without 0/O, 1/I/L, for codes people type from paper.
std::string random_code(std::size_t length = 8);
// Argon2id with parameters inside the text. The check takes the same time whether it fits or not.
std::string hash_password(std::string_view password);
bool password_fits(const std::string& hash, std::string_view password);
bool same_secret(std::string_view a, std::string_view b);

}  // namespace khongcho
