// Keys for electronic signatures (khóa ký số) as the office keeps them: whose they are and where
// they lie, never the secret that opens them; and the signatures that were made with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using RegisteredKeyId = Id<struct RegisteredKeyTag>;
using ResultSignatureId = Id<struct ResultSignatureTag>;

enum class KeyKind { pkcs12, pkcs11 };  // a file on the server; a token by its address

// Of one officer, or the seal (con dấu) of one office.
struct RegisteredKey {
  RegisteredKeyId id;
  KeyKind kind = KeyKind::pkcs12;
  std::string place;  // name of the file in the folder of keys, or "pkcs11:token=…"
  OfficerId officer;
  OfficeId office;
  std::string name;  // common name of the certificate
  std::string subject;
  std::string issuer;
  std::string serial;
  Instant not_before{};
  Instant not_after{};
  OfficerId added_by;
  Instant added_at{};
  OfficerId disabled_by = {};
  std::optional<Instant> disabled_at = {};
  bool operator==(const RegisteredKey&) const = default;
};

enum class SignatureRole { signer, seal };

// One signature of a result; `sha256` is of the file as it was with it.
struct ResultSignature {
  ResultSignatureId id;
  DossierId dossier;
  std::string sha256;
  std::int64_t bytes = 0;
  SignatureRole role = SignatureRole::signer;
  RegisteredKeyId key;
  OfficerId officer;   // who signed or put the seal
  std::string number;  // of the result
  Instant at{};
  bool operator==(const ResultSignature&) const = default;
};

std::string_view text_of(KeyKind kind);
std::string_view text_of(SignatureRole role);
std::optional<KeyKind> key_kind_from(std::string_view text);
std::optional<SignatureRole> signature_role_from(std::string_view text);

}  // namespace khongcho
