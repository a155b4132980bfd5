#include "core/procedure/catalogue_book.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/procedure/catalogue_diff.h"
#include "tests/support/catalogue_builder.h"

namespace khongcho {
namespace {

class CatalogueBook : public testing::Test {
 protected:
  BookSheet& sheet(const std::string& name) {
    return *std::find_if(book.sheets.begin(), book.sheets.end(),
                         [&](const BookSheet& each) { return each.name == name; });
  }
  // Cell of a data row (from 1) by column name.
  std::string& cell(const std::string& name, std::size_t row, const std::string& column) {
    BookSheet& found = sheet(name);
    const auto& header = found.rows[0].cells;
    const auto at = std::find(header.begin(), header.end(), column);
    return found.rows[row].cells[static_cast<std::size_t>(at - header.begin())];
  }
  // The one problem there is, as "sheet:row:column message_id".
  std::string only_problem() const {
    const auto reading = read_catalogue_book(book);
    if (reading.problems.size() != 1) return std::to_string(reading.problems.size()) + " problems";
    const BookProblem& problem = reading.problems.front();
    return problem.sheet + ":" + std::to_string(problem.row) + ":" + problem.column + " " +
           problem.reason.message_id;
  }
  Book book = catalogue_book(a_catalogue());
};

TEST_F(CatalogueBook, ReadsBackWhatItWrites) {
  const auto reading = read_catalogue_book(book);

  EXPECT_TRUE(reading.problems.empty());
  EXPECT_TRUE(catalogue_diff(book, catalogue_book(reading.catalogue)).empty());
  EXPECT_EQ(reading.catalogue.effective_from, a_catalogue().effective_from);
  const Procedure& procedure = reading.catalogue.procedures[0];
  EXPECT_EQ(procedure.components, a_procedure().components);
  EXPECT_EQ(procedure.questions, a_procedure().questions);
  EXPECT_EQ(procedure.fee, a_procedure().fee);
  EXPECT_EQ(procedure.everyday_names, a_procedure().everyday_names);
  EXPECT_EQ(reading.catalogue.procedures[1].limit_cases[0].limit.n, 3);
}

TEST_F(CatalogueBook, CommentRowsBlankRowsAndColumnOrderDoNotMatter) {
  BookSheet& procedures = sheet("procedures");
  for (BookRow& row : procedures.rows) std::reverse(row.cells.begin(), row.cells.end());
  procedures.rows.insert(procedures.rows.begin() + 1, BookRow{2, {"# mã", "tên"}});
  procedures.rows.push_back({9, {"", "", ""}});

  const auto reading = read_catalogue_book(book);

  EXPECT_TRUE(reading.problems.empty());
  EXPECT_EQ(reading.catalogue.procedures[0].id, "C12");
}

TEST_F(CatalogueBook, TellsSheetRowAndColumnOfABadCell) {
  cell("components", 2, "photocopies") = "hai";
  EXPECT_EQ(only_problem(), "components:3:photocopies table.not_a_number");
}

TEST_F(CatalogueBook, RefusesTextInTheFlagColumns) {
  cell("components", 1, "optional") = "có";
  EXPECT_EQ(only_problem(), "components:2:optional table.not_yes");
}

TEST_F(CatalogueBook, RefusesAWrongChoice) {
  cell("procedures", 1, "fee") = "per_kilo";
  EXPECT_EQ(only_problem(), "procedures:2:fee data.bad_choice");
}

TEST_F(CatalogueBook, RefusesABadLimit) {
  cell("procedures", 2, "limit") = "3 ngày";
  EXPECT_EQ(only_problem(), "procedures:3:limit catalogue.bad_limit");
}

TEST_F(CatalogueBook, RefusesABadDay) {
  cell("catalogue", 1, "effective_from") = "29/09/2023";
  EXPECT_EQ(only_problem(), "catalogue:2:effective_from data.bad_day");
}

TEST_F(CatalogueBook, RefusesAPartOfNoProcedure) {
  cell("exemptions", 1, "procedure") = "C99";
  EXPECT_EQ(only_problem(), "exemptions:2:procedure table.unknown_procedure");
}

TEST_F(CatalogueBook, RefusesOneQuestionInTwoWordings) {
  cell("questions", 2, "text") = "Khác?";
  EXPECT_EQ(only_problem(), "questions:3:text table.question_differs");
}

TEST_F(CatalogueBook, RefusesAMissingSheetAndAnUnknownOne) {
  sheet("questions").name = "cau hoi";
  const auto reading = read_catalogue_book(book);

  ASSERT_EQ(reading.problems.size(), 2u);
  EXPECT_EQ(reading.problems[0].reason.message_id, "table.missing_sheet");
  EXPECT_EQ(reading.problems[1].reason.message_id, "table.unknown_sheet");
}

TEST_F(CatalogueBook, RefusesAHeaderThatIsNotTheOne) {
  sheet("exemptions").rows[0].cells = {"procedure", "id", "id", "tên", "percent_off"};
  const auto reading = read_catalogue_book(book);

  ASSERT_GE(reading.problems.size(), 3u);
  EXPECT_EQ(reading.problems[0].reason.message_id, "table.column_twice");
  EXPECT_EQ(reading.problems[1].reason.message_id, "table.unknown_column");
  EXPECT_EQ(reading.problems[2].reason.message_id, "table.missing_column");
}

TEST_F(CatalogueBook, RefusesCellsBeyondTheColumns) {
  sheet("exemptions").rows[1].cells.push_back("thừa");
  EXPECT_EQ(only_problem(), "exemptions:2: table.too_many_cells");
}

TEST_F(CatalogueBook, RefusesTwoCatalogueRows) {
  sheet("catalogue").rows.push_back({3, sheet("catalogue").rows[1].cells});
  EXPECT_EQ(only_problem(), "catalogue:3: table.one_row_only");
}

TEST_F(CatalogueBook, FindingsOfTheCheckGetTheirRowAndColumnToo) {
  cell("components", 2, "when") = "copies_ready=maybe";
  EXPECT_EQ(only_problem(), "components:3:when catalogue.unknown_answer");

  book = catalogue_book(a_catalogue());
  cell("exemptions", 2, "percent_off") = "0";
  EXPECT_EQ(only_problem(), "exemptions:3:percent_off catalogue.bad_percent");

  book = catalogue_book(a_catalogue());
  cell("procedures", 2, "code") = "1.1";
  EXPECT_EQ(only_problem(), "procedures:3:code catalogue.bad_code");

  book = catalogue_book(a_catalogue());
  cell("procedures", 1, "fee_tiers") = "2:2000";
  EXPECT_EQ(only_problem(), "procedures:2:fee_tiers catalogue.bad_tiers");
}

TEST(CatalogueDiff, TellsWhatWasAddedChangedAndRemoved) {
  const Book before = catalogue_book(a_catalogue());
  Catalogue changed = a_catalogue();
  changed.procedures[0].components[1].photocopies = 3;
  changed.procedures[0].components.pop_back();
  Procedure added = a_procedure("C13", "2.000884");
  added.slug = "chung-thuc-chu-ky";
  added.fee = {.kind = FeeKind::per_case, .amount = 10'000, .text = "10.000đ"};
  changed.procedures.push_back(added);

  const CatalogueDiff diff = catalogue_diff(before, catalogue_book(changed));

  const auto& rows = diff.rows;
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0].kind, RowChangeKind::added);
  EXPECT_EQ(rows[0].key, "C13");
  const auto copies = std::find_if(rows.begin(), rows.end(),
                                   [](const RowChange& row) { return row.key == "C12 copy"; });
  ASSERT_NE(copies, rows.end());
  EXPECT_EQ(copies->kind, RowChangeKind::changed);
  EXPECT_EQ(copies->cells, (std::vector<CellChange>{{"photocopies", "2", "3"}}));
  const auto letter = std::find_if(rows.begin(), rows.end(),
                                   [](const RowChange& row) { return row.key == "C12 letter"; });
  ASSERT_NE(letter, rows.end());
  EXPECT_EQ(letter->kind, RowChangeKind::removed);
  EXPECT_EQ(diff.count(RowChangeKind::changed), 1u);
  EXPECT_EQ(diff.count(RowChangeKind::removed), 1u);
}

TEST(CatalogueDiff, TellsAnotherOrderOnceForASheet) {
  Catalogue turned = a_catalogue();
  std::reverse(turned.procedures.begin(), turned.procedures.end());

  const CatalogueDiff diff = catalogue_diff(catalogue_book(a_catalogue()), catalogue_book(turned));

  EXPECT_GE(diff.count(RowChangeKind::reordered), 1u);
  EXPECT_EQ(diff.count(RowChangeKind::changed), 0u);
}

}  // namespace
}  // namespace khongcho
