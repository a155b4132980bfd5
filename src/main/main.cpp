// The program: one subcommand a job.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string_view>

#include "main/catalogue_command.h"
#include "main/check_data_command.h"
#include "main/key_command.h"
#include "main/promise_command.h"
#include "main/replay_command.h"
#include "main/seed_command.h"
#include "main/serve_command.h"
#include "main/token_command.h"

namespace {

struct Command {
  std::string_view name;
  std::string_view does;
  int (*run)(int argc, char** argv);
};

constexpr std::array kCommands{
    Command{"serve", "serve the pages and the API over HTTP", khongcho::serve_command},
    Command{"seed", "fill a database with the demo office and its cast", khongcho::seed_command},
    Command{"replay", "play a file of arrivals through an office", khongcho::replay_command},
    Command{"promise", "say when a result is due, and why", khongcho::promise_command},
    Command{"catalogue", "export or import the list of procedures", khongcho::catalogue_command},
    Command{"key", "register a key for electronic signatures", khongcho::key_command},
    Command{"token", "make an API token for a program", khongcho::token_command},
    Command{"check-data", "check the law data, and a database", khongcho::check_data_command},
};

int help(std::FILE* out) {
  fmt::print(out, "khongcho COMMAND [OPTIONS]; khongcho COMMAND --help tells more.\n\n");
  for (const Command& command : kCommands)
    fmt::print(out, "  {:<12} {}\n", command.name, command.does);
  return out == stdout ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return help(stderr);
  const std::string_view wanted = argv[1];
  if (wanted == "--help" || wanted == "-h" || wanted == "help") return help(stdout);
  for (const Command& command : kCommands) {
    if (command.name != wanted) continue;
    try {
      return command.run(argc - 1, argv + 1);
    } catch (const std::exception& failure) {
      fmt::print(stderr, "khongcho {}: {}\n", command.name, failure.what());
      return 2;
    }
  }
  fmt::print(stderr, "khongcho: no command '{}'\n\n", wanted);
  return help(stderr);
}
