#include "core/procedure/catalogue_diff.h"

#include <algorithm>
#include <map>

namespace khongcho {
namespace {

std::string key_of(const BookRow& row, int key_columns) {
  std::string key;
  for (int i = 0; i < key_columns; ++i) key += (i ? " " : "") + row.cells[static_cast<size_t>(i)];
  return key;
}

using RowsByKey = std::map<std::string, const BookRow*>;

RowsByKey rows_by_key(const BookSheet& sheet, int key_columns) {
  RowsByKey rows;
  for (std::size_t i = 1; i < sheet.rows.size(); ++i)
    rows.emplace(key_of(sheet.rows[i], key_columns), &sheet.rows[i]);
  return rows;
}

std::vector<std::string> keys_kept(const BookSheet& sheet, int key_columns,
                                   const RowsByKey& other) {
  std::vector<std::string> keys;
  for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
    std::string key = key_of(sheet.rows[i], key_columns);
    if (other.count(key)) keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<CellChange> cells_between(const SheetShape& shape, const BookRow* before,
                                      const BookRow* after) {
  std::vector<CellChange> changes;
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    const std::string old_cell = before ? before->cells[i] : "";
    const std::string new_cell = after ? after->cells[i] : "";
    if (old_cell != new_cell)
      changes.push_back({std::string(shape.columns[i]), old_cell, new_cell});
  }
  return changes;
}

void compare_sheets(const SheetShape& shape, const Book& before, const Book& after,
                    std::vector<RowChange>& changes) {
  const BookSheet& old_sheet = *before.find(shape.name);
  const BookSheet& new_sheet = *after.find(shape.name);
  const RowsByKey old_rows = rows_by_key(old_sheet, shape.key_columns);
  const RowsByKey new_rows = rows_by_key(new_sheet, shape.key_columns);
  const std::string sheet(shape.name);

  for (std::size_t i = 1; i < new_sheet.rows.size(); ++i) {
    const BookRow& row = new_sheet.rows[i];
    const std::string key = key_of(row, shape.key_columns);
    const auto old_row = old_rows.find(key);
    const bool added = old_row == old_rows.end();
    auto cells = cells_between(shape, added ? nullptr : old_row->second, &row);
    if (!cells.empty())
      changes.push_back({added ? RowChangeKind::added : RowChangeKind::changed, sheet, key,
                         row.number, std::move(cells)});
  }
  for (std::size_t i = 1; i < old_sheet.rows.size(); ++i) {
    const BookRow& row = old_sheet.rows[i];
    const std::string key = key_of(row, shape.key_columns);
    if (!new_rows.count(key))
      changes.push_back(
          {RowChangeKind::removed, sheet, key, 0, cells_between(shape, &row, nullptr)});
  }
  if (keys_kept(old_sheet, shape.key_columns, new_rows) !=
      keys_kept(new_sheet, shape.key_columns, old_rows))
    changes.push_back({RowChangeKind::reordered, sheet, "", 0, {}});
}

}  // namespace

std::size_t CatalogueDiff::count(RowChangeKind kind) const {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const RowChange& change) { return change.kind == kind; }));
}

CatalogueDiff catalogue_diff(const Book& before, const Book& after) {
  CatalogueDiff diff;
  for (const SheetShape& shape : catalogue_sheets())
    if (shape.name != "catalogue") compare_sheets(shape, before, after, diff.rows);
  return diff;
}

std::string_view text_of(RowChangeKind kind) {
  switch (kind) {
    case RowChangeKind::added:
      return "added";
    case RowChangeKind::changed:
      return "changed";
    case RowChangeKind::removed:
      return "removed";
    case RowChangeKind::reordered:
      return "reordered";
  }
  return {};
}

}  // namespace khongcho
