// A book of tables as one CSV file: the first cell of every row names its sheet.
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "core/procedure/catalogue_book.h"

namespace khongcho::store {

// UTF-8 with a byte-order mark, so that spreadsheets show Vietnamese right.
std::string book_csv(const Book& book);
// Row numbers of the book are those of the file. Refuses what is no CSV (csv_text.h).
Expected<Book> read_book_csv(std::string_view text);

}  // namespace khongcho::store
