// CertificateFacts from OpenSSL's certificate; for the sources of this ring only.
#pragma once

#include "pdf/certificate.h"
#include "pdf/openssl_owned.h"

namespace khongcho::pdf {

CertificateFacts facts_of(const X509* certificate);
std::optional<Instant> instant_from(const ASN1_TIME* time);
std::vector<Owned<X509>> certificates_of(std::string_view pem);

}  // namespace khongcho::pdf
