#include "store/catalogue_csv.h"

#include <algorithm>

#include "base/text.h"
#include "store/csv_text.h"

namespace khongcho::store {
namespace {

BookSheet& sheet_named(Book& book, const std::string& name) {
  const auto found = std::find_if(book.sheets.begin(), book.sheets.end(),
                                  [&](const BookSheet& sheet) { return sheet.name == name; });
  if (found != book.sheets.end()) return *found;
  return book.sheets.emplace_back(BookSheet{name});
}

}  // namespace

std::string book_csv(const Book& book) {
  std::string text = "\xEF\xBB\xBF";
  for (const BookSheet& sheet : book.sheets)
    for (const BookRow& row : sheet.rows) {
      std::vector<std::string> cells{sheet.name};
      cells.insert(cells.end(), row.cells.begin(), row.cells.end());
      text += csv_row(cells);
    }
  return text;
}

Expected<Book> read_book_csv(std::string_view text) {
  const auto rows = parse_csv(text);
  if (!rows) return rows.error();
  Book book;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto& cells = (*rows)[i];
    const std::string name = cells.empty() ? "" : tidy_text(cells.front());
    const bool blank = std::all_of(cells.begin(), cells.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (blank || name.substr(0, 1) == "#") continue;
    BookRow row{.number = static_cast<int>(i) + 1};
    for (std::size_t j = 1; j < cells.size(); ++j) row.cells.push_back(plain_cell(cells[j]));
    sheet_named(book, name).rows.push_back(std::move(row));
  }
  return book;
}

}  // namespace khongcho::store
