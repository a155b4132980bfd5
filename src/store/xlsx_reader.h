// Reads the cells of an XLSX workbook as text: sheets in order, shared and inline strings, numbers.
// Formulas, styles and everything else are not read; a formula cell is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho::store {

struct XlsxRow {
  int number = 0;
  std::vector<std::string> cells = {};
};

struct XlsxSheet {
  std::string name;
  std::vector<XlsxRow> rows = {};
};

// Refuses what is no workbook (`table.not_xlsx`), is too big when unpacked (`table.too_big`) or has
// a formula (`table.formula`, with sheet and cell).
Expected<std::vector<XlsxSheet>> read_xlsx(std::string_view bytes);

}  // namespace khongcho::store
