// A book of tables as an XLSX workbook, one worksheet for each sheet.
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"
#include "core/procedure/catalogue_book.h"

namespace khongcho::store {

// Every cell is text or a whole number, never a formula. Throws std::runtime_error when the
// workbook cannot be written.
std::string book_xlsx(const Book& book);
// Refuses as read_xlsx() does.
Expected<Book> read_book_xlsx(std::string_view bytes);

}  // namespace khongcho::store
