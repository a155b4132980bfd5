// Keys that sign documents: a PKCS#12 file opened by its passphrase, or a token (USB token, HSM)
// opened through its PKCS#11 module by its PIN. The secret is used to open and not kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "base/time.h"
#include "pdf/certificate.h"

namespace khongcho::pdf {

class SigningKey {
 public:
  struct Material;  // keys and certificates as OpenSSL holds them
  explicit SigningKey(std::unique_ptr<Material> material);
  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;

  const CertificateFacts& certificate() const { return certificate_; }
  // A detached CMS signature (CAdES: it names its certificate) over the bytes, in DER. Refuses as
  // certificate_problem does, and:
  //   pdf.token_failed  the token was taken out or does not answer any more
  //   pdf.key_mismatch  what the key made does not fit the certificate
  Expected<std::string> sign(std::string_view bytes, Instant at) const;
  std::size_t most_bytes() const;  // that sign() gives

 private:
  std::unique_ptr<Material> material_;
  CertificateFacts certificate_;
};

// Refuses: pdf.wrong_passphrase, pdf.key_file_broken (no PKCS#12, or written in a way not known
// any more), pdf.no_key_in_file, pdf.key_mismatch.
Expected<SigningKey> open_key_file(std::string_view bytes, const std::string& passphrase);

struct TokenAddress {
  std::string module;  // library of the token's maker
  std::string uri;     // RFC 7512: "pkcs11:token=Lan;object=ky", also serial= and id=
};

// One token is open at a time in the whole program, until its key is gone; others wait a while.
// Refuses: pdf.no_module, pdf.no_token, pdf.wrong_pin, pdf.pin_locked, pdf.no_key_on_token,
// pdf.token_busy, pdf.token_failed, pdf.key_mismatch, pdf.token_address.
Expected<SigningKey> open_token(const TokenAddress& address, const std::string& pin);
// No problem with the text of an address.
bool is_token_uri(std::string_view uri);

}  // namespace khongcho::pdf
