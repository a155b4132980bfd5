// A CMS signature asked: whose, when, and does it fit; for the sources of this ring only.
#pragma once

#include <optional>
#include <string_view>

#include "pdf/certificate_facts.h"

namespace khongcho::pdf {

enum class ChainAnswer { trusted, untrusted, expired, not_yet_valid };

class CmsCheck {
 public:
  // Nothing for what is no detached signature of one signer that brings its certificate.
  static std::optional<CmsCheck> read(std::string_view der);

  const X509* certificate() const { return signer_.get(); }
  std::optional<Instant> signing_time() const;
  bool fits(std::string_view content) const;
  // The signed attribute that names the certificate is there and names this one (CAdES).
  bool names_certificate() const;
  ChainAnswer chain(X509_STORE* trusted, Instant at) const;

 private:
  Owned<CMS_ContentInfo> cms_;
  Owned<X509> signer_;
};

}  // namespace khongcho::pdf
