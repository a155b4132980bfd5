#include "core/people/registered_key.h"

namespace khongcho {

std::string_view text_of(KeyKind kind) {
  return kind == KeyKind::pkcs12 ? "pkcs12" : "pkcs11";
}
std::string_view text_of(SignatureRole role) {
  return role == SignatureRole::signer ? "signer" : "seal";
}

std::optional<KeyKind> key_kind_from(std::string_view text) {
  for (const KeyKind kind : {KeyKind::pkcs12, KeyKind::pkcs11})
    if (text == text_of(kind)) return kind;
  return {};
}

std::optional<SignatureRole> signature_role_from(std::string_view text) {
  for (const SignatureRole role : {SignatureRole::signer, SignatureRole::seal})
    if (text == text_of(role)) return role;
  return {};
}

}  // namespace khongcho
