#include "core/staffing/csv_table.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace khongcho {

namespace {

Error wrong(std::string message_id, int line, std::string value = {}) {
  return {
      ErrorCode::invalid_input, std::move(message_id), {std::to_string(line), std::move(value)}};
}

// Cuts a text into rows of cells; quotes may hold commas, line ends and doubled quotes.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  Expected<std::vector<CsvRow>> rows() {
    while (at_ < text_.size()) {
      CsvRow row{.line = line_};
      bool more = true;
      while (more) {
        auto cell = next_cell();
        if (!cell) return cell.error();
        row.cells.push_back(std::move(*cell));
        more = at_ < text_.size() && text_[at_] == ',';
        if (more) ++at_;
      }
      skip_line_end();
      if (row.cells.size() > 1 || !row.cells.front().empty()) rows_.push_back(std::move(row));
    }
    return std::move(rows_);
  }

 private:
  Expected<std::string> next_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted_cell();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string cell{text_.substr(at_, end - at_)};
    at_ = end;
    return cell;
  }

  Expected<std::string> quoted_cell() {
    const int opened_on = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        ++at_;
        const bool ends = at_ == text_.size() ||
                          std::string_view(",\r\n").find(text_[at_]) != std::string_view::npos;
        if (!ends) return wrong("csv.text_after_quote", line_);
        return cell;
      }
    }
    return wrong("csv.quote_left_open", opened_on);
  }

  void skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<CsvRow> rows_;
};

std::optional<Error> heading_problem(const CsvRow& heading, const std::vector<std::string>& known,
                                     std::size_t required) {
  for (std::size_t at = 0; at < heading.cells.size(); ++at) {
    const std::string column = tidy_text(heading.cells[at]);
    if (std::ranges::find(known, column) == known.end())
      return wrong("csv.unknown_column", heading.line, column);
    if (std::ranges::count(heading.cells, heading.cells[at]) > 1)
      return wrong("csv.column_twice", heading.line, column);
  }
  for (std::size_t at = 0; at < required; ++at)
    if (std::ranges::find(heading.cells, known[at], tidy_text) == heading.cells.end())
      return wrong("csv.column_missing", heading.line, known[at]);
  return {};
}

}  // namespace

Expected<CsvTable> CsvTable::read(std::string_view text, const std::vector<std::string>& known,
                                  std::size_t required) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (!is_clean_utf8(text)) return wrong("csv.not_utf8", 1);
  auto rows = CsvReader(text).rows();
  if (!rows) return rows.error();
  if (rows->size() < 2) return wrong("csv.no_row", 1);
  if (auto problem = heading_problem(rows->front(), known, required)) return *problem;

  CsvTable table;
  for (const std::string& column : rows->front().cells) table.columns_.push_back(tidy_text(column));
  for (std::size_t at = 1; at < rows->size(); ++at) {
    CsvRow& row = (*rows)[at];
    if (row.cells.size() != table.columns_.size())
      return wrong("csv.wrong_cell_count", row.line, std::to_string(table.columns_.size()));
    table.rows_.push_back(std::move(row));
  }
  return table;
}

std::string CsvTable::cell(const CsvRow& row, std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  if (found == columns_.end()) return {};
  return tidy_text(row.cells[static_cast<std::size_t>(found - columns_.begin())]);
}

}  // namespace khongcho
