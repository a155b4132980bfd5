// A catalogue as tables a person can edit (docs/catalogue-format.md): one sheet for procedures, one
// each for papers, questions, exemptions and limits by situation. CSV and XLSX hold the same book.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "core/procedure/procedure.h"

namespace khongcho {

struct BookRow {
  int number = 0;  // in its file, from 1
  std::vector<std::string> cells = {};
};

// The first row that is no comment (first cell beginning with #) names the columns.
struct BookSheet {
  std::string name;
  std::vector<BookRow> rows = {};
};

struct Book {
  std::vector<BookSheet> sheets = {};

  const BookSheet* find(std::string_view name) const;
};

struct BookProblem {
  std::string sheet;
  int row = 0;         // 0: the sheet as a whole
  std::string column;  // empty: the row as a whole
  Error reason;
};

struct CatalogueReading {
  Catalogue catalogue;
  std::vector<int> procedure_rows = {};    // of sheet `procedures`, one for each procedure
  std::vector<BookProblem> problems = {};  // any: the whole is refused
};

// Names of the sheets and their columns, in the order they are written.
struct SheetShape {
  std::string_view name;
  std::vector<std::string_view> columns;
  int key_columns = 1;  // the first ones name a row
};
const std::vector<SheetShape>& catalogue_sheets();
bool is_number_column(std::string_view column);

Book catalogue_book(const Catalogue& catalogue);
CatalogueReading read_catalogue_book(const Book& book);

}  // namespace khongcho
