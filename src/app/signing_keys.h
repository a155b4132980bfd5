// Keys for electronic signatures: an administrator registers them once their secret has opened
// them; the secret itself (passphrase, PIN) is never kept. Refusals of the key itself are those of
// pdf/signing_key.h.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/people/registered_key.h"
#include "pdf/signing_key.h"

namespace khongcho::app {

// Where keys and the certificates of trusted authorities lie: "*.p12" and "*.pfx" in the folder,
// "*.pem" and "*.crt" in its folder "ca".
struct KeyFolder {
  std::filesystem::path path;
  std::string token_module = {};  // PKCS#11 library; empty: no tokens here
};

// Names of key files, in their order; empty where there is no folder.
std::vector<std::string> key_files(const KeyFolder& folder);
pdf::Authorities trusted_authorities(const KeyFolder& folder);

// Refuses: sign.no_such_file, and what the key itself refuses.
Expected<pdf::SigningKey> open_key(const KeyFolder& folder, KeyKind kind, const std::string& place,
                                   const std::string& secret);

struct NewKey {
  KeyKind kind = KeyKind::pkcs12;
  std::string place;
  std::string secret;  // to open it, this once
  OfficerId officer;   // one of the two
  OfficeId office;
};
// Refuses: admin.not_allowed; sign.whose_key (neither or both); sign.key_registered (there is one
// in use already); a certificate that is over, not begun or not for signing.
Expected<RegisteredKey> register_key(const Context& ctx, const KeyFolder& folder,
                                     const Officer& admin, const NewKey& key);
// Refuses: admin.not_allowed, sign.no_such_key.
Expected<RegisteredKey> disable_key(const Context& ctx, const Officer& admin, RegisteredKeyId key);

struct KeyOverview {
  std::vector<RegisteredKey> keys;  // latest first
  std::vector<Officer> officers;
  std::vector<Office> offices;
  std::vector<std::string> files;
  std::vector<pdf::CertificateFacts> authorities;
  bool has_tokens = false;
};
Expected<KeyOverview> key_overview(const Context& ctx, const KeyFolder& folder,
                                   const Officer& admin);

// The key in use; nothing: on paper.
std::optional<RegisteredKey> signing_key_of(const Context& ctx, const Officer& officer);
std::optional<RegisteredKey> seal_key_of(const Context& ctx, OfficeId office);

}  // namespace khongcho::app
