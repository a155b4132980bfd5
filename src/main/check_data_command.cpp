#include "main/check_data_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/check_data.h"
#include "main/runtime.h"

namespace khongcho {

int check_data_command(int argc, char** argv) {
  CLI::App app{"Checks every file of the data directory and tells file, line and reason."};
  std::string data;
  std::string language = "vi";
  app.add_option("--data", data, "data directory");
  app.add_option("--lang", language, "language of the reasons, vi or en");
  CLI11_PARSE(app, argc, argv);

  const auto data_dir = data_dir_of(data);
  const Locale locale = load_locale(data_dir_of(""), language);
  const app::DataReport report = app::check_data_files(data_dir, locale);
  for (const std::string& problem : report.problems) fmt::print("{}\n", problem);
  fmt::print("{}\n", report.summary);
  return report.problems.empty() ? 0 : 1;
}

}  // namespace khongcho
