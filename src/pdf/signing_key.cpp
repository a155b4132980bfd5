#include "pdf/signing_key.h"

#include <openssl/err.h>

#include "pdf/certificate_facts.h"
#include "pdf/key_material.h"

namespace khongcho::pdf {

namespace {

Error refusal(const char* message) {
  Error error{ErrorCode::not_eligible, message};
  if (const unsigned long code = ERR_peek_last_error()) {
    char text[256];
    ERR_error_string_n(code, text, sizeof text);
    error.detail = text;
  }
  ERR_clear_error();
  return error;
}

Owned<STACK_OF(X509)> stack_of(const std::vector<Owned<X509>>& certificates) {
  Owned<STACK_OF(X509)> stack(sk_X509_new_null());
  for (const auto& each : certificates) {
    X509_up_ref(each.get());
    sk_X509_push(stack.get(), each.get());
  }
  return stack;
}

std::string der_of(CMS_ContentInfo* cms) {
  unsigned char* bytes = nullptr;
  const int length = i2d_CMS_ContentInfo(cms, &bytes);
  if (length < 0) return {};
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  OPENSSL_free(bytes);
  return der;
}

// A token may answer with a signature of another key than its certificate's.
bool fits(CMS_ContentInfo* cms, std::string_view bytes) {
  const Owned<BIO> content = reading(bytes);
  return CMS_verify(cms, nullptr, nullptr, content.get(), nullptr,
                    CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
}

}  // namespace

SigningKey::SigningKey(std::unique_ptr<Material> material)
    : material_(std::move(material)), certificate_(facts_of(material_->certificate.get())) {}
SigningKey::~SigningKey() {
  // The key belongs to the token, which must be the last to go.
  if (material_) material_->key.reset();
}
SigningKey::SigningKey(SigningKey&&) noexcept = default;

void SigningKey::Material::add_to_chain(X509* authority) {
  if (X509_check_issued(authority, authority) == X509_V_OK) return;
  X509_up_ref(authority);
  chain.emplace_back(authority);
}

Expected<SigningKey> signing_key_of(std::unique_ptr<SigningKey::Material> material) {
  if (X509_check_private_key(material->certificate.get(), material->key.get()) != 1) {
    material->key.reset();
    return refusal("pdf.key_mismatch");
  }
  return SigningKey(std::move(material));
}

std::size_t SigningKey::most_bytes() const {
  std::size_t bytes = 4096;
  bytes += static_cast<std::size_t>(i2d_X509(material_->certificate.get(), nullptr));
  for (const auto& each : material_->chain)
    bytes += static_cast<std::size_t>(i2d_X509(each.get(), nullptr));
  return bytes;
}

Expected<std::string> SigningKey::sign(std::string_view bytes, Instant at) const {
  if (auto problem = certificate_problem(certificate_, at)) return *problem;
  ERR_clear_error();
  constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES;
  const auto chain = stack_of(material_->chain);
  const Owned<CMS_ContentInfo> cms(CMS_sign(nullptr, nullptr, chain.get(), nullptr, kFlags));
  if (!cms) return refusal("pdf.token_failed");
  CMS_SignerInfo* signer = CMS_add1_signer(cms.get(), material_->certificate.get(),
                                           material_->key.get(), EVP_sha256(), kFlags);
  const Owned<ASN1_TIME> time(ASN1_TIME_set(nullptr, unix_seconds(at)));
  if (!signer || !time ||
      CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time.get(), -1) != 1)
    return refusal("pdf.token_failed");
  const Owned<BIO> content = reading(bytes);
  if (CMS_final(cms.get(), content.get(), nullptr, kFlags) != 1) return refusal("pdf.token_failed");
  if (!fits(cms.get(), bytes)) return refusal("pdf.key_mismatch");
  return der_of(cms.get());
}

Expected<SigningKey> open_key_file(std::string_view bytes, const std::string& passphrase) {
  ERR_clear_error();
  const Owned<BIO> in = reading(bytes);
  const Owned<PKCS12> file(d2i_PKCS12_bio(in.get(), nullptr));
  if (!file) return refusal("pdf.key_file_broken");
  const bool fits = PKCS12_verify_mac(file.get(), passphrase.c_str(), -1) == 1 ||
                    (passphrase.empty() && PKCS12_verify_mac(file.get(), nullptr, 0) == 1);
  if (!fits) return refusal("pdf.wrong_passphrase");
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* others = nullptr;
  if (PKCS12_parse(file.get(), passphrase.c_str(), &key, &certificate, &others) != 1)
    return refusal("pdf.key_file_broken");
  const Owned<STACK_OF(X509)> rest(others);
  auto material = std::make_unique<SigningKey::Material>();
  material->key.reset(key);
  material->certificate.reset(certificate);
  if (!key || !certificate) return refusal("pdf.no_key_in_file");
  for (int at = 0; at < sk_X509_num(rest.get()); ++at)
    material->add_to_chain(sk_X509_value(rest.get(), at));
  return signing_key_of(std::move(material));
}

}  // namespace khongcho::pdf
