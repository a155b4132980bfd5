// What a certificate (chứng thư số) says, for people and for lists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/time.h"

namespace khongcho::pdf {

struct CertificateFacts {
  std::string name;     // common name of the subject
  std::string subject;  // "CN=…,O=…,C=VN"
  std::string issuer;   // common name of the issuer, or its whole name
  std::string serial;   // hexadecimal
  Instant not_before{};
  Instant not_after{};
  bool for_signing = false;  // its key usage lets it sign documents, and it is nobody's authority
};

// Refuses: pdf.certificate_expired, pdf.certificate_not_yet (each with the day), and
// pdf.not_for_signing.
std::optional<Error> certificate_problem(const CertificateFacts& certificate, Instant at);

// Certificates of authorities as a PEM text holds them; texts that hold none give none.
class Authorities {
 public:
  void add_pem(std::string_view pem) { pem_.emplace_back(pem); }
  const std::vector<std::string>& pem() const { return pem_; }
  std::vector<CertificateFacts> facts() const;

 private:
  std::vector<std::string> pem_;
};

}  // namespace khongcho::pdf
