// An office in the middle of its work, for benches: 100,000 open dossiers in all open states, with
// hand-overs, questions to answer, apologies proposed and made, alarms, notices, citizens to be told, a register of
// thirty thousand lines, results nobody came for, scanned pages without a place, and four past
// no-wait days to learn from.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"

namespace khongcho::bench {

constexpr int kOpenDossiers = 100'000;
constexpr int kSpecialists = 12;
constexpr int kRegisterLines = 30'000;  // of a year: 120 a working day
constexpr std::int64_t kFirstDossier = 1'000'000;

// The database at that address, or one in a folder of its own that goes with it.
class BenchDatabase {
 public:
  BenchDatabase(const std::string& url, const std::string& name);
  ~BenchDatabase();
  BenchDatabase(const BenchDatabase&) = delete;

  sql::Database& db() { return *db_; }
  std::string kind() const;  // "sqlite" or "postgres"
  // What PostgreSQL does by itself within a minute or two: looks at what its tables hold.
  void settle();

 private:
  std::filesystem::path folder_;
  std::unique_ptr<sql::Database> db_;
};

Locale vietnamese(const std::filesystem::path& data_dir);

struct OpenOffice {
  Instant now{};
  Office office;
  Office neighbour;  // asks and is asked
  Officer receptionist;
  std::vector<Officer> specialists;
  Officer signer;
  Officer chair;
  Officer clerk;
};

OpenOffice fill_open_office(sql::Database& db);

}  // namespace khongcho::bench
