#include "app/catalogue_import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/check_data.h"
#include "store/catalogue_csv.h"
#include "store/catalogue_json.h"
#include "store/catalogue_xlsx.h"
#include "store/law_files.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(KC_SOURCE_DIR) / "data";

std::string text_in(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Law& shipped() {
  static const store::LawFiles files = store::load_law(kData);
  return files.law;
}

const Catalogue& catalogue_2023() {
  return **latest_catalogue(shipped(), "VN-2023-district");
}

std::string told(const BookProblem& problem) {
  return problem.sheet + ":" + std::to_string(problem.row) + ":" + problem.column + " " +
         problem.reason.message_id;
}

// A copy of the shipped data that a test may write to.
class DataCopy {
 public:
  DataCopy() { fs::copy(kData, dir, fs::copy_options::recursive); }
  ~DataCopy() { fs::remove_all(dir); }
  DataCopy(const DataCopy&) = delete;

  const fs::path dir = [] {
    std::string name = (fs::temp_directory_path() / "khongcho-data-XXXXXX").string();
    return fs::path(::mkdtemp(name.data()));
  }();
};

class RoundTrip : public testing::TestWithParam<TableFormat> {};

TEST_P(RoundTrip, ExportThenImportChangesNothing) {
  for (const Catalogue& catalogue : shipped().catalogues) {
    const std::string bytes = export_catalogue(catalogue, GetParam());

    const auto import = preview_import(shipped(), {bytes, GetParam()}, {});

    ASSERT_TRUE(import) << import.error().message_id;
    for (const BookProblem& problem : import->problems) ADD_FAILURE() << told(problem);
    EXPECT_TRUE(import->diff.empty());
    Catalogue again = import->catalogue;
    again.version = catalogue.version;
    EXPECT_EQ(store::catalogue_json(again), store::catalogue_json(catalogue));
  }
}

INSTANTIATE_TEST_SUITE_P(Both, RoundTrip, testing::Values(TableFormat::csv, TableFormat::xlsx),
                         [](const auto& info) {
                           return info.param == TableFormat::csv ? "csv" : "xlsx";
                         });

class Import : public testing::Test {
 protected:
  Catalogue changed() const {
    Catalogue catalogue = catalogue_2023();
    for (Procedure& procedure : catalogue.procedures) {
      if (procedure.id == "C13") procedure.fee.amount = 12'000;
      if (procedure.id == "C12") procedure.everyday_names.push_back("sao y căn cước");
    }
    catalogue.effective_from = *parse_day("2023-10-02");
    return catalogue;
  }
  Expected<CatalogueImport> preview(const Catalogue& catalogue, ImportChoice choice = {}) const {
    return preview_import(
        shipped(), {export_catalogue(catalogue, TableFormat::csv), TableFormat::csv}, choice);
  }
};

TEST_F(Import, ShowsEachChangedCellBeforeAnythingIsWritten) {
  const auto import = preview(changed());

  ASSERT_TRUE(import->problems.empty());
  ASSERT_EQ(import->diff.rows.size(), 2u);
  EXPECT_EQ(import->diff.rows[0].key, "C12");
  EXPECT_EQ(import->diff.rows[0].cells[0].column, "everyday_names");
  EXPECT_EQ(import->diff.rows[1].key, "C13");
  EXPECT_EQ(import->diff.rows[1].cells,
            (std::vector<CellChange>{{"fee_amount", "10000", "12000"}}));
  EXPECT_EQ(import->catalogue.version, 2);
}

TEST_F(Import, BecomesANewVersionFromItsFirstDay) {
  const DataCopy data;

  const auto written = take_over(data.dir, *preview(changed()));

  ASSERT_TRUE(written);
  EXPECT_EQ(written->filename(), "VN-2023-district.2023-10-02.json");
  const store::LawFiles files = store::load_law(data.dir);
  EXPECT_TRUE(files.problems.empty());
  const auto fee_on = [&](const char* on) {
    const Catalogue* catalogue = files.law.catalogue_for("VN-2023-district", *parse_day(on));
    return catalogue->find_by_id("C13")->fee.amount;
  };
  EXPECT_EQ(fee_on("2023-10-01"), 10'000);
  EXPECT_EQ(fee_on("2023-10-02"), 12'000);
  // Nothing but the new file was left behind.
  EXPECT_EQ(std::distance(fs::directory_iterator(data.dir / "catalogue"), fs::directory_iterator()),
            3);
}

TEST_F(Import, NeverWritesOverAFile) {
  const DataCopy data;
  const auto import = preview(changed());
  ASSERT_TRUE(take_over(data.dir, *import));

  EXPECT_EQ(take_over(data.dir, *import).error().message_id, "catalogue.file_exists");
}

TEST_F(Import, TheFirstDayMayBeChosenAndMustComeLater) {
  Catalogue catalogue = changed();
  catalogue.effective_from = catalogue_2023().effective_from;

  const auto same_day = preview(catalogue);
  const auto later = preview(catalogue, {.effective_from = parse_day("2024-01-01")});

  ASSERT_EQ(same_day->problems.size(), 1u);
  EXPECT_EQ(told(same_day->problems.front()),
            "catalogue:2:effective_from catalogue.date_not_later");
  EXPECT_TRUE(later->problems.empty());
  EXPECT_EQ(iso_day(later->catalogue.effective_from), "2024-01-01");
}

TEST_F(Import, RefusesAnotherProfileOrAnUnknownOne) {
  Catalogue catalogue = changed();
  const auto other = preview(catalogue, {.profile = "VN-2025-commune"});
  catalogue.profile = "VN-1990";
  const auto unknown = preview(catalogue);

  EXPECT_EQ(told(other->problems.at(0)), "catalogue:2:profile catalogue.other_profile");
  EXPECT_EQ(told(unknown->problems.at(0)), "catalogue:2:profile catalogue.unknown_profile");
}

TEST_F(Import, RefusesALevelTheProfileDoesNotHave) {
  Catalogue catalogue = changed();
  catalogue.procedures[2].level = "hamlet";

  const auto import = preview(catalogue);

  const BookProblem& problem = import->problems.at(0);
  EXPECT_EQ(problem.sheet, "procedures");
  EXPECT_EQ(problem.column, "level");
  // Rows of the file: two of sheet catalogue, the header, two procedures before it.
  EXPECT_EQ(problem.row, 6);
  EXPECT_EQ(problem.reason.message_id, "law.unknown");
}

TEST_F(Import, ABrokenFileIsRefusedWhole) {
  Catalogue catalogue = changed();
  catalogue.procedures[0].code = "2.635";
  catalogue.procedures[4].components[0].originals = 0;
  const DataCopy data;

  const auto import = preview(catalogue);
  const auto written = take_over(data.dir, *import);

  EXPECT_EQ(import->problems.size(), 2u);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message_id, "catalogue.has_problems");
  EXPECT_TRUE(check_data_files(data.dir, Locale::from_json("en", "{}")).problems.empty());
}

TEST_F(Import, AnUnchangedFileIsNotANewVersion) {
  EXPECT_EQ(take_over(kData, *preview(catalogue_2023())).error().message_id, "catalogue.no_change");
}

TEST_F(Import, WhatIsNoTableIsRefused) {
  EXPECT_EQ(
      preview_import(shipped(), {"không phải bảng", TableFormat::xlsx}, {}).error().message_id,
      "table.not_xlsx");
  EXPECT_EQ(preview_import(shipped(), {"\"", TableFormat::csv}, {}).error().message_id,
            "table.bad_csv");
  const auto nothing = preview_import(shipped(), {"", TableFormat::csv}, {});
  ASSERT_TRUE(nothing);
  EXPECT_EQ(nothing->problems.size(), 6u);  // all six sheets are missing
}

TEST_F(Import, FormulaLookalikesComeBackAsTheyWere) {
  Catalogue catalogue = changed();
  catalogue.procedures[0].note = "=HYPERLINK(\"x\")";
  const std::string bytes = export_catalogue(catalogue, TableFormat::csv);

  const auto import = preview(catalogue);

  EXPECT_NE(bytes.find("'=HYPERLINK"), std::string::npos);
  EXPECT_EQ(import->catalogue.procedures[0].note, "=HYPERLINK(\"x\")");
}

TEST(TableFormat, IsKnownByTheEndOfTheName) {
  EXPECT_EQ(table_format_of("a/b.csv"), TableFormat::csv);
  EXPECT_EQ(table_format_of("b.xlsx"), TableFormat::xlsx);
  EXPECT_FALSE(table_format_of("b.xls"));
  EXPECT_FALSE(table_format_of(".csv"));
}

TEST(CheckData, SaysHowMuchItReadAndWhatIsWrong) {
  const Locale locale =
      Locale::from_json("en", text_in(fs::path(KC_SOURCE_DIR) / "locale" / "en.json"));
  const DataCopy data;
  std::ofstream(data.dir / "models" / "extra.toml") << "code = \"x\"\nweekdays = [9]\n";

  const DataReport sound = check_data_files(kData, locale);
  const DataReport broken = check_data_files(data.dir, locale);

  EXPECT_TRUE(sound.problems.empty());
  EXPECT_NE(sound.summary.find("68 procedures"), std::string::npos) << sound.summary;
  ASSERT_FALSE(broken.problems.empty());
  EXPECT_NE(std::find(broken.problems.begin(), broken.problems.end(),
                      "models/extra.toml:2: A weekday is a number from 1 (Monday) to 7 (Sunday), "
                      "each once."),
            broken.problems.end());
}

}  // namespace
}  // namespace khongcho::app
