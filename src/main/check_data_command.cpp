#include "main/check_data_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/check_data.h"
#include "app/check_database.h"
#include "main/runtime.h"

namespace khongcho {

namespace {

bool database_is_sound(const std::string& url) {
  sql::Database db = sql::Database::open(url);
  const app::DatabaseReport report = app::check_database(db);
  for (const std::string& problem : report.problems) fmt::print("{}\n", problem);
  fmt::print("{}: {} dossiers, {} events, {} problems\n", url, report.dossiers, report.events,
             report.problems.size());
  return report.problems.empty();
}

}  // namespace

int check_data_command(int argc, char** argv) {
  CLI::App app{"Checks every file of the data directory and, with --db, a database."};
  std::string data;
  std::string language = "vi";
  app.add_option("--data", data, "data directory");
  app.add_option("--lang", language, "language of the reasons, vi or en");
  std::string db;
  app.add_option("--db", db, "SQLite file or postgresql:// address to check as well");
  CLI11_PARSE(app, argc, argv);

  const auto data_dir = data_dir_of(data);
  const Locale locale = load_locale(data_dir_of(""), language);
  const app::DataReport report = app::check_data_files(data_dir, locale);
  for (const std::string& problem : report.problems) fmt::print("{}\n", problem);
  fmt::print("{}\n", report.summary);
  return report.problems.empty() && (db.empty() || database_is_sound(db)) ? 0 : 1;
}

}  // namespace khongcho
