// Keys on tokens, through libp11 and the module of the token's maker.
#include <libp11.h>
#include <openssl/err.h>

#include <chrono>
#include <cstring>
#include <semaphore>

#include "pdf/key_material.h"
#include "pdf/token_uri.h"

namespace khongcho::pdf {

namespace {

// Return values of PKCS#11 (pkcs11t.h) that tell people what to do.
constexpr int kPinIncorrect = 0xa0;
constexpr int kPinInvalid = 0xa1;
constexpr int kPinLengthRange = 0xa2;
constexpr int kPinLocked = 0xa4;

// A log-in to a token is one for the whole program, so nobody else may use it meanwhile.
std::binary_semaphore nobody_at_the_token{1};
constexpr std::chrono::seconds kLongestWait{20};

Error token_error(const char* message) {
  Error error{ErrorCode::not_eligible, message};
  if (const unsigned long code = ERR_peek_last_error()) {
    char text[256];
    ERR_error_string_n(code, text, sizeof text);
    error.detail = text;
  }
  ERR_clear_error();
  return error;
}

Error login_error() {
  const int reason = ERR_GET_REASON(ERR_peek_last_error());
  if (reason == kPinLocked) return token_error("pdf.pin_locked");
  const bool wrong = reason == kPinIncorrect || reason == kPinInvalid || reason == kPinLengthRange;
  return token_error(wrong ? "pdf.wrong_pin" : "pdf.token_failed");
}

bool same(const std::string& wanted, const char* found) {
  return wanted.empty() || (found && wanted == found);
}
bool same_id(const std::string& wanted, const unsigned char* id, std::size_t length) {
  return wanted.empty() || (wanted.size() == length && std::memcmp(wanted.data(), id, length) == 0);
}

// The module, its slots and the log-in, closed in the other order.
class P11Token : public OpenToken {
 public:
  P11Token() : context_(PKCS11_CTX_new()) {}
  ~P11Token() override {
    if (logged_in_) PKCS11_logout(slot_);
    if (slots_) PKCS11_release_all_slots(context_, slots_, count_);
    if (loaded_) PKCS11_CTX_unload(context_);
    PKCS11_CTX_free(context_);
    ERR_clear_error();
    nobody_at_the_token.release();
  }

  std::optional<Error> open(const std::string& module, const TokenUri& uri,
                            const std::string& pin) {
    if (!context_ || PKCS11_CTX_load(context_, module.c_str()) != 0)
      return token_error("pdf.no_module");
    loaded_ = true;
    if (PKCS11_enumerate_slots(context_, &slots_, &count_) != 0)
      return token_error("pdf.token_failed");
    for (PKCS11_SLOT* each = PKCS11_find_token(context_, slots_, count_); each && !slot_;
         each = PKCS11_find_next_token(context_, slots_, count_, each)) {
      if (!each->token) break;
      if (same(uri.token, each->token->label) && same(uri.serial, each->token->serialnr))
        slot_ = each;
    }
    if (!slot_) return token_error("pdf.no_token");
    if (PKCS11_login(slot_, 0, pin.c_str()) != 0) return login_error();
    logged_in_ = true;
    return {};
  }

  std::optional<Error> find_key(const TokenUri& uri, SigningKey::Material& material) {
    PKCS11_CERT* certificates = nullptr;
    unsigned count = 0;
    if (PKCS11_enumerate_certs(slot_->token, &certificates, &count) != 0)
      return token_error("pdf.token_failed");
    for (unsigned at = 0; at < count; ++at) {
      PKCS11_CERT& each = certificates[at];
      if (!same(uri.object, each.label) || !same_id(uri.id, each.id, each.id_len)) continue;
      PKCS11_KEY* key = PKCS11_find_key(&each);
      if (!key) continue;
      X509_up_ref(each.x509);
      material.certificate.reset(each.x509);
      material.key.reset(PKCS11_get_private_key(key));
      if (material.key) break;
    }
    if (!material.key) return token_error("pdf.no_key_on_token");
    for (unsigned at = 0; at < count; ++at)
      if (X509_check_ca(certificates[at].x509) == 1) material.add_to_chain(certificates[at].x509);
    return {};
  }

 private:
  PKCS11_CTX* context_;
  PKCS11_SLOT* slots_ = nullptr;
  unsigned count_ = 0;
  PKCS11_SLOT* slot_ = nullptr;
  bool loaded_ = false;
  bool logged_in_ = false;
};

}  // namespace

Expected<SigningKey> open_token(const TokenAddress& address, const std::string& pin) {
  const auto uri = parse_token_uri(address.uri);
  if (!uri) return Error{ErrorCode::invalid_input, "pdf.token_address"};
  if (!nobody_at_the_token.try_acquire_for(kLongestWait))
    return Error{ErrorCode::conflict, "pdf.token_busy"};
  ERR_clear_error();
  auto token = std::make_unique<P11Token>();
  if (auto problem = token->open(address.module, *uri, pin)) return *problem;
  auto material = std::make_unique<SigningKey::Material>();
  auto problem = token->find_key(*uri, *material);
  material->token = std::move(token);
  if (problem) {
    material->key.reset();
    return *problem;
  }
  return signing_key_of(std::move(material));
}

}  // namespace khongcho::pdf
