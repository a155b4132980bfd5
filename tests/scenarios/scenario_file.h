// A *.scenario file: the circumstances, one a line, then a table whose first column is when a
// dossier was handed in and whose others are what must come out. "#" begins a remark; two blanks
// or more part the columns; "-" is nothing.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/law/law.h"
#include "core/promise/promise.h"

namespace khongcho {

struct ScenarioRow {
  int line = 0;
  std::map<std::string, std::string> cells;  // by column name
};

struct ScenarioFile {
  std::string name;
  std::vector<std::pair<std::string, std::string>> circumstances;  // in order
  std::vector<std::string> columns;
  std::vector<ScenarioRow> rows;
};

// Throws std::runtime_error with file and line for what cannot be read.
ScenarioFile read_scenario(const std::filesystem::path& path);

// What the circumstances of a file say, ready for its rows.
class ScenarioOffice {
 public:
  // Throws std::runtime_error for a circumstance that is not known, or names nothing in the law.
  ScenarioOffice(const ScenarioFile& file, const Law& law);

  // The engine's answer by column name, "year 2028" in all of them when that year is missing.
  std::map<std::string, std::string> answer(const ScenarioRow& row) const;

 private:
  void apply(const std::string& name, const std::string& value, const Law& law);
  void apply_procedure(const std::string& code, const Law& law);

  const Profile* profile_ = nullptr;
  std::optional<ServiceModel> model_;
  CalendarRules rules_;
  PromiseCase question_;
  std::optional<Calendar> calendar_;
};

}  // namespace khongcho
