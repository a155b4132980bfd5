#include "main/seed_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/duty_roster.h"
#include "app/seed_office.h"
#include "app/volunteer_shifts.h"
#include "base/crypto.h"
#include "base/text.h"
#include "main/runtime.h"
#include "main/seed_files.h"

namespace khongcho {

namespace {

// fmt counts bytes; a column of Vietnamese is filled up by characters.
std::string padded(const std::string& text, std::size_t width) {
  const std::size_t length = length_of(text);
  return length < width ? text + std::string(width - length, ' ') : text;
}

std::string role_names(const Officer& officer, const Locale& locale) {
  std::vector<std::string> names;
  for (const Grant& grant : officer.grants)
    names.push_back(locale.text(fmt::format("role.{}", text_of(grant.role))));
  return join(names, ", ");
}

void print_logins(const app::SeedOutcome& seeded, const Locale& locale) {
  fmt::print("{}\n\n", locale.text("seed.logins", {std::string(app::kDemoPassword)}));
  for (const app::SeededOfficer& each : seeded.officers) {
    if (!each.line.in_cast) continue;
    fmt::print("  {}{}{}{}\n", padded(each.officer.login, 13), padded(each.officer.full_name, 18),
               padded(role_names(each.officer, locale), 54), each.office.name);
  }
}

}  // namespace

int seed_command(int argc, char** argv) {
  RuntimeOptions options;
  std::string profile = "VN-2023-district";
  std::string seed_dir;
  std::string day;
  CLI::App cli("Sets up the demo offices, counters and officers.", "khongcho seed");
  cli.add_option("--db", options.db, "SQLite file or postgresql:// address")
      ->capture_default_str()
      ->envname("KHONGCHO_DB");
  cli.add_option("--data", options.data_dir, "law data directory");
  cli.add_option("--seed-dir", seed_dir, "directory of roster.csv");
  cli.add_option("--profile", profile, "whose offices")->capture_default_str();
  cli.add_option("--day", day, "of the roster: its people are on duty then, 2023-09-29");
  CLI11_PARSE(cli, argc, argv);
  const auto roster_day = parse_day(day);
  if (!day.empty() && !roster_day) {
    fmt::print(stderr, "khongcho seed: --day is no day like 2023-09-29\n");
    return 1;
  }

  Runtime runtime(options);
  const Locale& vi = runtime.vietnamese();
  const auto roster =
      read_roster_file(seed_dir_of(seed_dir, runtime.data_dir()) / "roster.csv", vi);
  const auto seeded = app::seed_office(runtime.db(), runtime.context().law.law(),
                                       {.profile = profile,
                                        .roster = roster,
                                        .password_hash = hash_password(app::kDemoPassword),
                                        .now = runtime.time().now()});
  if (!seeded) {
    fmt::print(stderr, "khongcho seed: {}\n", vi.text(seeded.error()));
    return 1;
  }
  if (roster_day) {
    app::seed_shifts(runtime.context(), *seeded, *roster_day);
    app::seed_duty(runtime.context(), *seeded, *roster_day);
  }
  print_logins(*seeded, vi);
  return 0;
}

}  // namespace khongcho
