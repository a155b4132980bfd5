#include "main/replay_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/replay.h"
#include "app/seed_office.h"
#include "base/crypto.h"
#include "main/replay_print.h"
#include "main/runtime.h"
#include "main/seed_files.h"

namespace khongcho {

namespace {

struct ReplayOptions {
  RuntimeOptions runtime{.db = "sqlite::memory:"};
  std::string day;
  std::string roster;
  std::string profile = "VN-2023-district";
  std::string until;
  std::uint64_t seed = 1;
  bool json = false;
  bool once = false;
  bool measure_waits = false;
};

// The roster beside the file of arrivals, else the shipped one.
std::filesystem::path roster_path(const ReplayOptions& options,
                                  const std::filesystem::path& data_dir) {
  if (!options.roster.empty()) return options.roster;
  const auto beside = std::filesystem::path(options.day).parent_path() / "roster.csv";
  if (std::filesystem::exists(beside)) return beside;
  return seed_dir_of("", data_dir) / "roster.csv";
}

std::optional<Instant> until_of(const ReplayOptions& options) {
  if (options.until.empty()) return {};
  const auto until = parse_instant(options.until);
  if (!until)
    throw std::runtime_error("--until takes an instant such as 2023-09-29T15:20, not '" +
                             options.until + "'");
  return until;
}

int replay(const ReplayOptions& options) {
  const auto until = until_of(options);
  Runtime runtime(options.runtime);
  const Locale& vi = runtime.vietnamese();
  const app::ReplayPlan plan{
      .profile = options.profile,
      .arrivals = read_arrivals_file(options.day, vi),
      .roster = read_roster_file(roster_path(options, runtime.data_dir()), vi),
      .until = until,
      .seed = options.seed,
      .measure_waits = options.measure_waits,
      .password_hash = hash_password(app::kDemoPassword)};
  const auto report = app::replay_day(runtime.context(), plan);
  if (report) {
    fmt::print("{}", options.json ? app::to_json(*report) : replay_table(*report, vi));
    return 0;
  }
  fmt::print(stderr, "khongcho replay: {}: {}\n", options.day, vi.text(report.error()));
  const bool done_already = report.error().message_id == "replay.done_already";
  return done_already && options.once ? 0 : 1;
}

}  // namespace

int replay_command(int argc, char** argv) {
  ReplayOptions options;
  CLI::App cli("Runs a file of arrivals through the office in simulated time.", "khongcho replay");
  cli.add_option("--day", options.day, "CSV file of arrivals")->required();
  cli.add_option("--profile", options.profile, "whose offices and law")->capture_default_str();
  cli.add_option("--roster", options.roster, "CSV file of who works when");
  cli.add_option("--db", options.runtime.db, "where to keep it; else thrown away");
  cli.add_option("--data", options.runtime.data_dir, "law data directory");
  cli.add_option("--until", options.until, "stop the world at, e.g. 2023-09-29T15:20");
  cli.add_option("--seed", options.seed, "of the small accidents")->capture_default_str();
  cli.add_flag("--measure-waits", options.measure_waits,
               "with --json: the wait told at the door against the one that came");
  cli.add_flag("--json", options.json, "one JSON object instead of a table");
  cli.add_flag("--once", options.once, "no failure when that day is in the database already");
  CLI11_PARSE(cli, argc, argv);
  return replay(options);
}

}  // namespace khongcho
