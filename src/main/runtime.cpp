#include "main/runtime.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "app/routes.h"
#include "sql/migrate.h"
#include "store/law_files.h"
#include "store/migrations.h"

namespace khongcho {

namespace {

std::unique_ptr<app::LawBook> load_law_book(const std::filesystem::path& data_dir,
                                            const Locale& locale) {
  store::LawFiles files = store::load_law(data_dir);
  if (!files.problems.empty())
    throw std::runtime_error("the law data has problems, the first is " +
                             store::text_of(files.problems.front(), locale) +
                             "; run: khongcho check-data");
  return std::make_unique<app::LawBook>(std::move(files.law));
}

std::unique_ptr<TimeSource> time_source(const RuntimeOptions& options) {
  if (options.clock.empty()) return std::make_unique<SystemTime>();
  const auto start = parse_instant(options.clock);
  if (!start)
    throw std::runtime_error("--clock takes an instant such as 2023-09-29T15:20, not '" +
                             options.clock + "'");
  return std::make_unique<ShiftedTime>(*start, options.clock_stands_still);
}

}  // namespace

std::filesystem::path data_dir_of(const std::string& option) {
  const std::filesystem::path dir =
      option.empty() ? store::find_data_dir() : std::filesystem::path(option);
  if (dir.empty() || !std::filesystem::is_directory(dir))
    throw std::runtime_error("no data directory; name it with --data or KHONGCHO_DATA");
  return dir;
}

Locale load_locale(const std::filesystem::path& data_dir, const std::string& language) {
  const std::filesystem::path path = data_dir / ".." / "locale" / (language + ".json");
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json(language, text.str());
}

Runtime::Runtime(const RuntimeOptions& options)
    : data_dir_(data_dir_of(options.data_dir)),
      vi_(load_locale(data_dir_, "vi")),
      en_(load_locale(data_dir_, "en")),
      law_(load_law_book(data_dir_, vi_)),
      time_(time_source(options)),
      db_(sql::Database::open(options.db, {.postgres_connections = options.postgres_connections})) {
  sql::migrate(db_, store::migrations());
  app::keep_shipped_routes(context());
  app::load_published_routes(context());
}

}  // namespace khongcho
