#include "main/key_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "app/signing_keys.h"
#include "main/runtime.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho {

namespace {

struct KeyOptions {
  RuntimeOptions runtime;
  std::string keys;
  std::string token_module;
  std::string admin;
  std::string place;
  std::string officer;
  std::string office;
};

// Secrets come from the environment: a command line can be read by everybody on the machine.
std::string secret_of_environment() {
  const char* secret = std::getenv("KHONGCHO_KEY_SECRET");
  return secret ? secret : "";
}

Expected<RegisteredKey> register_at_console(const app::Context& ctx, const KeyOptions& options) {
  app::NewKey key{.kind = options.place.starts_with("pkcs11:") ? KeyKind::pkcs11 : KeyKind::pkcs12,
                  .place = options.place,
                  .secret = secret_of_environment(),
                  .officer = {},
                  .office = {}};
  const auto admin = sql::read(ctx.db, [&](sql::Transaction& tx) {
    if (const auto officer = store::find_officer_by_login(tx, options.officer))
      key.officer = officer->id;
    if (const auto office = store::find_office_by_slug(tx, options.office)) key.office = office->id;
    return store::find_officer_by_login(tx, options.admin);
  });
  if (!admin) return Error{ErrorCode::not_found, "admin.unknown_officer", {}, "admin"};
  return app::register_key(
      ctx, {.path = options.keys, .token_module = options.token_module}, *admin, key);
}

}  // namespace

int key_command(int argc, char** argv) {
  KeyOptions options;
  CLI::App cli("Registers a signing key; its passphrase or PIN is read from KHONGCHO_KEY_SECRET.",
               "khongcho key");
  cli.add_option("--db", options.runtime.db, "SQLite file or postgresql:// address")
      ->capture_default_str()
      ->envname("KHONGCHO_DB");
  cli.add_option("--data", options.runtime.data_dir, "law data directory");
  cli.add_option("--clock", options.runtime.clock, "the time it is, e.g. 2023-09-29T15:20");
  cli.add_option("--keys", options.keys, "folder of signing keys")->required();
  cli.add_option("--token-module", options.token_module, "PKCS#11 library of signing tokens");
  cli.add_option("--admin", options.admin, "log-in of the administrator who does it")->required();
  cli.add_option("--place", options.place, "file name in the folder, or pkcs11: address")
      ->required();
  cli.add_option("--officer", options.officer, "log-in of whose key it is");
  cli.add_option("--office", options.office, "slug of the office whose seal it is");
  CLI11_PARSE(cli, argc, argv);

  Runtime runtime(options.runtime);
  const auto key = register_at_console(runtime.context(), options);
  if (!key) {
    fmt::print(stderr, "khongcho key: {}\n", runtime.vietnamese().text(key.error()));
    return 1;
  }
  fmt::print("{} ({})\n", key->name, key->serial);
  return 0;
}

}  // namespace khongcho
