#include "pdf/cms_check.h"

#include <openssl/err.h>
#include <openssl/ess.h>

namespace khongcho::pdf {

namespace {

CMS_SignerInfo* signer_info(CMS_ContentInfo* cms) {
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
  return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

ChainAnswer answer_for(int error) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return ChainAnswer::expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return ChainAnswer::not_yet_valid;
    default:
      return ChainAnswer::untrusted;
  }
}

}  // namespace

std::optional<CmsCheck> CmsCheck::read(std::string_view der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  CmsCheck check;
  check.cms_.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (!check.cms_ || OBJ_obj2nid(CMS_get0_type(check.cms_.get())) != NID_pkcs7_signed) return {};
  ASN1_OCTET_STRING** content = CMS_get0_content(check.cms_.get());
  CMS_SignerInfo* signer = signer_info(check.cms_.get());
  if ((content && *content) || !signer) return {};
  const Owned<STACK_OF(X509)> certificates(CMS_get1_certs(check.cms_.get()));
  for (int each = 0; each < sk_X509_num(certificates.get()); ++each) {
    X509* certificate = sk_X509_value(certificates.get(), each);
    if (CMS_SignerInfo_cert_cmp(signer, certificate) != 0) continue;
    X509_up_ref(certificate);
    check.signer_.reset(certificate);
    return check;
  }
  return {};
}

std::optional<Instant> CmsCheck::signing_time() const {
  CMS_SignerInfo* signer = signer_info(cms_.get());
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (at < 0) return {};
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
  if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return {};
  return instant_from(value->value.asn1_string);
}

bool CmsCheck::fits(std::string_view content) const {
  const Owned<BIO> in = reading(content);
  const bool fits = CMS_verify(cms_.get(), nullptr, nullptr, in.get(), nullptr,
                               CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) == 1;
  ERR_clear_error();
  return fits;
}

bool CmsCheck::names_certificate() const {
  CMS_SignerInfo* signer = signer_info(cms_.get());
  const int at = CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificateV2, -1);
  if (at < 0) return false;
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
  if (!value || value->type != V_ASN1_SEQUENCE) return false;
  const unsigned char* bytes = ASN1_STRING_get0_data(value->value.sequence);
  ESS_SIGNING_CERT_V2* named =
      d2i_ESS_SIGNING_CERT_V2(nullptr, &bytes, ASN1_STRING_length(value->value.sequence));
  if (!named) return false;
  const Owned<STACK_OF(X509)> chain(sk_X509_new_null());
  X509_up_ref(signer_.get());
  sk_X509_push(chain.get(), signer_.get());
  // 1: fits; with only the signer at hand, further certificates it names are let be.
  const int answer = OSSL_ESS_check_signing_certs(nullptr, named, chain.get(), 1);
  ESS_SIGNING_CERT_V2_free(named);
  ERR_clear_error();
  return answer == 1;
}

ChainAnswer CmsCheck::chain(X509_STORE* trusted, Instant at) const {
  const Owned<STACK_OF(X509)> others(CMS_get1_certs(cms_.get()));
  const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
  if (X509_STORE_CTX_init(context.get(), trusted, signer_.get(), others.get()) != 1)
    return ChainAnswer::untrusted;
  X509_STORE_CTX_set_time(context.get(), 0, static_cast<time_t>(unix_seconds(at)));
  const bool trusted_chain = X509_verify_cert(context.get()) == 1;
  const int error = X509_STORE_CTX_get_error(context.get());
  ERR_clear_error();
  return trusted_chain ? ChainAnswer::trusted : answer_for(error);
}

}  // namespace khongcho::pdf
