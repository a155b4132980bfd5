// Comma-separated text in UTF-8, with or without a byte-order mark, read strictly by libcsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho::store {

using CsvRows = std::vector<std::vector<std::string>>;  // row n of the file is element n - 1

// Refuses text that is not clean UTF-8 (`table.not_utf8`) and broken quotes (`table.bad_csv`).
Expected<CsvRows> parse_csv(std::string_view text);

// One row with its line end. A cell a spreadsheet would run as a formula gets a leading
// apostrophe, which plain_cell() takes off again.
std::string csv_row(const std::vector<std::string>& cells);
std::string plain_cell(std::string_view cell);

}  // namespace khongcho::store
