// Keys for electronic signatures, and the signatures of results made with them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/registered_key.h"
#include "sql/database.h"

namespace khongcho::store {

// A second key in use of the same officer or office is a duplicate.
void insert(sql::Transaction& tx, const RegisteredKey& key);
// Answers whether it was in use until now.
bool disable_key(sql::Transaction& tx, RegisteredKeyId id, OfficerId by, Instant at);
std::optional<RegisteredKey> find_key(sql::Transaction& tx, RegisteredKeyId id);
// In use.
std::optional<RegisteredKey> key_of(sql::Transaction& tx, OfficerId officer);
std::optional<RegisteredKey> seal_of(sql::Transaction& tx, OfficeId office);
// The latest first, those out of use too.
std::vector<RegisteredKey> all_keys(sql::Transaction& tx);

void insert(sql::Transaction& tx, const ResultSignature& signature);
// The oldest first.
std::vector<ResultSignature> signatures_of(sql::Transaction& tx, DossierId dossier);
// By the hash of a file that somebody shows.
std::optional<ResultSignature> find_signature(sql::Transaction& tx, const std::string& sha256);

}  // namespace khongcho::store
