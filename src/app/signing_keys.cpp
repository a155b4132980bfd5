#include "app/signing_keys.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/signing_key_store.h"

namespace khongcho::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestFile = 1U << 20;

bool may_manage(const Officer& officer) {
  return scope_for(officer, Action::manage_keys).has_value();
}

const Error& not_allowed() {
  static const Error error{ErrorCode::not_allowed, "admin.not_allowed"};
  return error;
}

std::vector<fs::path> files_in(const fs::path& folder, std::initializer_list<std::string> endings) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const std::string ending = entry.path().extension().string();
    if (entry.is_regular_file(none) && std::ranges::count(endings, ending) > 0 &&
        entry.file_size(none) <= kLargestFile)
      files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

RegisteredKey registered(const Context& ctx, const Officer& admin, const NewKey& key,
                         const pdf::CertificateFacts& facts) {
  return {.id = make<RegisteredKeyId>(),
          .kind = key.kind,
          .place = key.place,
          .officer = key.officer,
          .office = key.office,
          .name = facts.name,
          .subject = facts.subject,
          .issuer = facts.issuer,
          .serial = facts.serial,
          .not_before = facts.not_before,
          .not_after = facts.not_after,
          .added_by = admin.id,
          .added_at = ctx.time.now()};
}

void record(const Context& ctx, sql::Transaction& tx, const Officer& admin, std::string kind,
            const RegisteredKey& key) {
  store::append(tx, store::AdminEvent{.at = ctx.time.now(),
                                      .officer = admin.id,
                                      .kind = std::move(kind),
                                      .subject = key.name,
                                      .detail = key.serial});
}

}  // namespace

std::vector<std::string> key_files(const KeyFolder& folder) {
  std::vector<std::string> names;
  for (const fs::path& path : files_in(folder.path, {".p12", ".pfx"}))
    names.push_back(path.filename().string());
  return names;
}

pdf::Authorities trusted_authorities(const KeyFolder& folder) {
  pdf::Authorities authorities;
  for (const fs::path& path : files_in(folder.path / "ca", {".pem", ".crt"}))
    authorities.add_pem(bytes_of(path));
  return authorities;
}

Expected<pdf::SigningKey> open_key(const KeyFolder& folder, KeyKind kind, const std::string& place,
                                   const std::string& secret) {
  if (kind == KeyKind::pkcs11)
    return pdf::open_token({.module = folder.token_module, .uri = place}, secret);
  // By name out of the list, so that no name leads out of the folder.
  if (std::ranges::count(key_files(folder), place) == 0)
    return Error{ErrorCode::not_found, "sign.no_such_file", {place}, "place"};
  return pdf::open_key_file(bytes_of(folder.path / place), secret);
}

Expected<RegisteredKey> register_key(const Context& ctx, const KeyFolder& folder,
                                     const Officer& admin, const NewKey& key) {
  if (!may_manage(admin)) return not_allowed();
  if (static_cast<bool>(key.officer) == static_cast<bool>(key.office))
    return Error{ErrorCode::invalid_input, "sign.whose_key", {}, "whose"};
  const auto opened = open_key(folder, key.kind, key.place, key.secret);
  if (!opened) return opened.error();
  if (auto problem = pdf::certificate_problem(opened->certificate(), ctx.time.now()))
    return *problem;

  const RegisteredKey made = registered(ctx, admin, key, opened->certificate());
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<RegisteredKey> {
    const bool known = key.officer ? store::find_officer(tx, key.officer).has_value()
                                   : store::find_office(tx, key.office).has_value();
    if (!known) return Error{ErrorCode::invalid_input, "sign.whose_key", {}, "whose"};
    const auto earlier =
        key.officer ? store::key_of(tx, key.officer) : store::seal_of(tx, key.office);
    if (earlier) return Error{ErrorCode::conflict, "sign.key_registered", {earlier->name}, "whose"};
    store::insert(tx, made);
    record(ctx, tx, admin, "key_registered", made);
    return made;
  });
}

Expected<RegisteredKey> disable_key(const Context& ctx, const Officer& admin, RegisteredKeyId id) {
  if (!may_manage(admin)) return not_allowed();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<RegisteredKey> {
    const auto key = store::find_key(tx, id);
    if (!key) return Error{ErrorCode::not_found, "sign.no_such_key"};
    if (store::disable_key(tx, id, admin.id, ctx.time.now()))
      record(ctx, tx, admin, "key_disabled", *key);
    return store::find_key(tx, id).value();
  });
}

Expected<KeyOverview> key_overview(const Context& ctx, const KeyFolder& folder,
                                   const Officer& admin) {
  if (!may_manage(admin)) return not_allowed();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<KeyOverview> {
    return KeyOverview{.keys = store::all_keys(tx),
                       .officers = store::all_officers(tx),
                       .offices = store::all_offices(tx),
                       .files = key_files(folder),
                       .authorities = trusted_authorities(folder).facts(),
                       .has_tokens = !folder.token_module.empty()};
  });
}

std::optional<RegisteredKey> signing_key_of(const Context& ctx, const Officer& officer) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) { return store::key_of(tx, officer.id); });
}

std::optional<RegisteredKey> seal_key_of(const Context& ctx, OfficeId office) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) { return store::seal_of(tx, office); });
}

}  // namespace khongcho::app
