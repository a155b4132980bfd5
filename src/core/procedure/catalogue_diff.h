// What a new catalogue would change, row by row, in the words of its tables.
#pragma once

#include <string>
#include <vector>

#include "core/procedure/catalogue_book.h"

namespace khongcho {

// reordered: the rows that stay stand in another order; told once for a sheet.
enum class RowChangeKind { added, changed, removed, reordered };

struct CellChange {
  std::string column;
  std::string before;
  std::string after;
  bool operator==(const CellChange&) const = default;
};

struct RowChange {
  RowChangeKind kind = RowChangeKind::changed;
  std::string sheet;
  std::string key;  // "C12" or "C12 copy"
  int row = 0;      // in the new book; 0 when removed or reordered
  std::vector<CellChange> cells = {};
};

struct CatalogueDiff {
  std::vector<RowChange> rows = {};

  bool empty() const { return rows.empty(); }
  std::size_t count(RowChangeKind kind) const;
};

// Compares the sheets of content; the version and days of the `catalogue` sheet are left out.
// Both books as catalogue_book() writes them.
CatalogueDiff catalogue_diff(const Book& before, const Book& after);

std::string_view text_of(RowChangeKind kind);

}  // namespace khongcho
