#include "main/token_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/administer.h"
#include "main/runtime.h"

namespace khongcho {

int token_command(int argc, char** argv) {
  RuntimeOptions options;
  std::string login;
  std::string name;
  CLI::App cli("Makes an API token and prints it, once.", "khongcho token");
  cli.add_option("--db", options.db, "SQLite file or postgresql:// address")
      ->capture_default_str()
      ->envname("KHONGCHO_DB");
  cli.add_option("--data", options.data_dir, "law data directory");
  cli.add_option("--officer", login, "log-in name of the officer it acts for")->required();
  cli.add_option("--name", name, "what the token is for")->required();
  CLI11_PARSE(cli, argc, argv);

  Runtime runtime(options);
  const auto made = app::add_token_at_console(runtime.context(), login, name);
  if (!made) {
    fmt::print(stderr, "khongcho token: {}\n", runtime.vietnamese().text(made.error()));
    return 1;
  }
  fmt::print("{}\n", made->secret);
  return 0;
}

}  // namespace khongcho
