// A table as comma-separated text (RFC 4180) with a line of column names on top, read whole or
// refused whole with the line at fault.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho {

struct CsvRow {
  int line = 0;                    // of the file, where the row begins
  std::vector<std::string> cells;  // as many as there are columns
};

class CsvTable {
 public:
  // `known` are all columns there may be, the first `required` of them must be there. Refuses
  // (`csv.…`, the line first among the args) text that is not UTF-8, a quote left open, a row
  // with too many or too few cells, columns unknown, missing or named twice, and no row at all.
  static Expected<CsvTable> read(std::string_view text, const std::vector<std::string>& known,
                                 std::size_t required);

  const std::vector<CsvRow>& rows() const { return rows_; }
  // Trimmed; empty for a column the file does not have.
  std::string cell(const CsvRow& row, std::string_view column) const;

 private:
  std::vector<std::string> columns_;
  std::vector<CsvRow> rows_;
};

}  // namespace khongcho
