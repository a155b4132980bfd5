// The inside of a SigningKey; for the sources of this ring only.
#pragma once

#include "pdf/openssl_owned.h"
#include "pdf/signing_key.h"

namespace khongcho::pdf {

// What a key on a token needs while it is used; closed after the key itself.
class OpenToken {
 public:
  virtual ~OpenToken() = default;
};

struct SigningKey::Material {
  std::unique_ptr<OpenToken> token;  // none: from a file
  Owned<X509> certificate;
  std::vector<Owned<X509>> chain;  // of its authorities, without the root

  // An authority that vouches for itself is trusted by those who know it or not at all.
  void add_to_chain(X509* authority);
  Owned<EVP_PKEY> key;
};

// pdf.key_mismatch where the two do not belong together.
Expected<SigningKey> signing_key_of(std::unique_ptr<SigningKey::Material> material);

}  // namespace khongcho::pdf
