#include "base/crypto.h"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <semaphore>
#include <stdexcept>

namespace khongcho {

namespace {

// Each hash takes 19 MiB (OWASP's second Argon2id profile); more than two at once would let a
// crowd at the log-in page use up the memory of a small PC.
constexpr std::size_t kHashBytes = 19ULL * 1024 * 1024;
constexpr unsigned long long kHashPasses = 2;
std::counting_semaphore<2> hashing_places{2};

class HashingPlace {
 public:
  HashingPlace() { hashing_places.acquire(); }
  ~HashingPlace() { hashing_places.release(); }
};

void require_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium could not start");
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string hex(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

std::string random_token(std::size_t bytes) {
  require_sodium();
  std::string raw(bytes, '\0');
  randombytes_buf(raw.data(), raw.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()),
                    raw.size(), kVariant);
  text.pop_back();
  return text;
}

std::string random_code(std::size_t length) {
  constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  require_sodium();
  std::string code;
  while (code.size() < length)
    code += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
  return code;
}

std::string hash_password(std::string_view password) {
  require_sodium();
  const HashingPlace place;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(), kHashPasses, kHashBytes) !=
      0)
    throw std::runtime_error("not enough memory to hash a password");
  return text.data();
}

bool password_fits(const std::string& hash, std::string_view password) {
  require_sodium();
  const HashingPlace place;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace khongcho
