#include "pdf/certificate.h"

#include <openssl/pem.h>

#include <ctime>

#include "pdf/certificate_facts.h"

namespace khongcho::pdf {

namespace {

std::string whole_name(const X509_NAME* name) {
  const Owned<BIO> out(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  const char* text = nullptr;
  const long length = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(length)};
}

std::string common_name(const X509_NAME* name) {
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return whole_name(name);
  unsigned char* utf8 = nullptr;
  const int length =
      ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (length < 0) return whole_name(name);
  const std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
  OPENSSL_free(utf8);
  return text;
}

std::string serial_of(const X509* certificate) {
  const Owned<BIGNUM> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  char* hex = number ? BN_bn2hex(number.get()) : nullptr;
  const std::string text = hex ? hex : "";
  OPENSSL_free(hex);
  return text;
}

bool may_sign(const X509* certificate) {
  // OpenSSL keeps what it has read of the extensions inside the certificate.
  auto* kept = const_cast<X509*>(certificate);
  if (X509_check_ca(kept) == 1) return false;
  const std::uint32_t usage = X509_get_key_usage(kept);  // all bits where the extension is absent
  return (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

}  // namespace

std::optional<Instant> instant_from(const ASN1_TIME* time) {
  std::tm fields{};
  if (!time || ASN1_TIME_to_tm(time, &fields) != 1) return {};
  return from_unix(timegm(&fields));
}

CertificateFacts facts_of(const X509* certificate) {
  return {.name = common_name(X509_get_subject_name(certificate)),
          .subject = whole_name(X509_get_subject_name(certificate)),
          .issuer = common_name(X509_get_issuer_name(certificate)),
          .serial = serial_of(certificate),
          .not_before = instant_from(X509_get0_notBefore(certificate)).value_or(Instant{}),
          .not_after = instant_from(X509_get0_notAfter(certificate)).value_or(Instant{}),
          .for_signing = may_sign(certificate)};
}

std::vector<Owned<X509>> certificates_of(std::string_view pem) {
  const Owned<BIO> in = reading(pem);
  std::vector<Owned<X509>> certificates;
  while (X509* each = PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr))
    certificates.emplace_back(each);
  return certificates;
}

std::optional<Error> certificate_problem(const CertificateFacts& certificate, Instant at) {
  const auto refuse = [](const char* message, std::vector<std::string> args) {
    return Error{ErrorCode::not_eligible, message, std::move(args)};
  };
  if (!certificate.for_signing) return refuse("pdf.not_for_signing", {certificate.name});
  if (at > certificate.not_after)
    return refuse("pdf.certificate_expired",
                  {certificate.name, day_text(civil_day(certificate.not_after))});
  if (at < certificate.not_before)
    return refuse("pdf.certificate_not_yet",
                  {certificate.name, day_text(civil_day(certificate.not_before))});
  return {};
}

std::vector<CertificateFacts> Authorities::facts() const {
  std::vector<CertificateFacts> facts;
  for (const std::string& pem : pem_)
    for (const auto& certificate : certificates_of(pem))
      facts.push_back(facts_of(certificate.get()));
  return facts;
}

}  // namespace khongcho::pdf
