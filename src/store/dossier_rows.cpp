#include "store/dossier_rows.h"

#include <fmt/format.h>

#include <vector>

#include "core/dossier/dossier_record.h"

namespace khongcho::store {

namespace {

FieldValue read_value(const sql::Row& row, std::size_t at, bool is_text) {
  const int column = static_cast<int>(at);
  if (row.is_null(column)) return {};
  if (is_text) return row.text(column);
  return row.integer(column);
}

// Which columns hold text, told by the record of any dossier.
const std::vector<bool>& text_columns() {
  static const std::vector<bool> flags = [] {
    std::vector<bool> all;
    for (const FieldValue& value : to_record(Dossier{}))
      all.push_back(std::holds_alternative<std::string>(value));
    return all;
  }();
  return flags;
}

}  // namespace

std::string dossier_column_list(std::string_view prefix) {
  std::string list;
  for (const std::string& name : dossier_columns()) {
    if (!list.empty()) list += ", ";
    list += prefix;
    list += name;
  }
  return list;
}

std::string select_dossiers(std::string_view tail) {
  return fmt::format("SELECT {} FROM dossiers {}", dossier_column_list(""), tail);
}

Dossier read_dossier(const sql::Row& row) {
  const std::vector<bool>& is_text = text_columns();
  std::vector<FieldValue> record;
  record.reserve(is_text.size());
  for (std::size_t at = 0; at < is_text.size(); ++at)
    record.push_back(read_value(row, at, is_text[at]));
  return from_record(record);
}

}  // namespace khongcho::store
