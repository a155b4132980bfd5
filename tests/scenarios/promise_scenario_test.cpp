// Every table of this directory against the engine, with the law data as shipped.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "store/law_files.h"
#include "tests/scenarios/scenario_file.h"

namespace khongcho {

namespace {

std::vector<std::filesystem::path> scenario_paths() {
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path here = std::filesystem::path(KC_SOURCE_DIR) / "tests" / "scenarios";
  for (const auto& entry : std::filesystem::directory_iterator(here))
    if (entry.path().extension() == ".scenario") paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

const Law& shipped_law() {
  static const store::LawFiles files =
      store::load_law(std::filesystem::path(KC_SOURCE_DIR) / "data");
  return files.law;
}

bool is_expectation(const std::string& column) {
  return column != "submitted_at" && column != "pauses";
}

// The seconds of a whole minute may be written or not.
std::string without_whole_minute(const std::string& cell) {
  const bool has_seconds = cell.size() == 19 && cell.ends_with(":00");
  return has_seconds ? cell.substr(0, 16) : cell;
}

}  // namespace

class PromiseScenario : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(PromiseScenario, ComesOutAsTheTableSays) {
  const ScenarioFile file = read_scenario(GetParam());
  const ScenarioOffice office(file, shipped_law());

  ASSERT_FALSE(file.rows.empty());
  for (const ScenarioRow& row : file.rows) {
    const auto answer = office.answer(row);
    for (const auto& [column, expected] : row.cells) {
      if (!is_expectation(column)) continue;
      ASSERT_TRUE(answer.contains(column)) << file.name << ": no column " << column;
      EXPECT_EQ(answer.at(column), without_whole_minute(expected))
          << file.name << ":" << row.line << " " << column << ", handed in "
          << row.cells.at("submitted_at");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tables, PromiseScenario, testing::ValuesIn(scenario_paths()),
                         [](const auto& each) { return each.param.stem().string(); });

TEST(PromiseScenarios, ThereAreTablesForEveryModelAndRule) {
  EXPECT_GE(scenario_paths().size(), 15U);
}

}  // namespace khongcho
