// What every subcommand that works on an office opens: law data, sentences, database, clock.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/context.h"
#include "app/law_book.h"
#include "base/locale.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho {

struct RuntimeOptions {
  std::string db = "khongcho.db";
  std::string data_dir = {};       // empty: found by store::find_data_dir()
  std::string clock = {};          // "2023-09-29T15:20": the clock starts there
  bool clock_stands_still = false;
  int postgres_connections = 32;
};

class Runtime {
 public:
  // Opens everything and brings the database to this program's schema. Throws with a message that
  // says what to do.
  explicit Runtime(const RuntimeOptions& options);

  app::Context context() { return {db_, *time_, *law_, vi_}; }
  sql::Database& db() { return db_; }
  const TimeSource& time() const { return *time_; }
  const Locale& vietnamese() const { return vi_; }
  const Locale& english() const { return en_; }
  const std::filesystem::path& data_dir() const { return data_dir_; }

 private:
  std::filesystem::path data_dir_;
  Locale vi_;
  Locale en_;
  std::unique_ptr<app::LawBook> law_;
  std::unique_ptr<TimeSource> time_;
  sql::Database db_;
};

std::filesystem::path data_dir_of(const std::string& option);
// locale/<language>.json beside the data directory.
Locale load_locale(const std::filesystem::path& data_dir, const std::string& language);

}  // namespace khongcho
