#include "store/csv_text.h"

#include <csv.h>

#include <memory>
#include <new>
#include <utility>

#include "base/text.h"

namespace khongcho::store {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && kFormulaStarts.find(cell.front()) != std::string_view::npos;
}

struct RowBuilder {
  CsvRows rows = {};
  std::vector<std::string> row = {};
  int last_end = 0;  // character that ended the row just before, 0 inside a row
};

void on_cell(void* cell, std::size_t size, void* builder) {
  auto* all = static_cast<RowBuilder*>(builder);
  all->row.emplace_back(static_cast<const char*>(cell), size);
  all->last_end = 0;
}

void on_row(int end, void* builder) {
  auto* all = static_cast<RowBuilder*>(builder);
  const bool second_half = end == '\n' && all->last_end == '\r';  // of \r\n
  all->last_end = second_half ? 0 : end;
  if (!second_half) all->rows.push_back(std::exchange(all->row, {}));
}

struct ParserCloser {
  void operator()(csv_parser* parser) const { csv_free(parser); }
};

}  // namespace

Expected<CsvRows> parse_csv(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    text.remove_prefix(kByteOrderMark.size());
  if (!is_clean_utf8(text)) return Error{ErrorCode::invalid_input, "table.not_utf8"};

  csv_parser parser;
  // Blank lines are rows too, so that row numbers stay those of the file.
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
  const std::unique_ptr<csv_parser, ParserCloser> closer(&parser);
  RowBuilder builder;
  const std::size_t read = csv_parse(&parser, text.data(), text.size(), on_cell, on_row, &builder);
  if (read != text.size() || csv_fini(&parser, on_cell, on_row, &builder) != 0)
    return Error{
        ErrorCode::invalid_input, "table.bad_csv", {std::to_string(builder.rows.size() + 1)}};
  return std::move(builder.rows);
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    std::string safe =
        looks_like_formula(cell) || (!cell.empty() && cell.front() == '\'') ? "'" + cell : cell;
    if (safe.find_first_of(",\"\n\r") == std::string::npos &&
        (safe.empty() || (safe.front() != ' ' && safe.back() != ' '))) {
      line += safe;
      continue;
    }
    line += '"';
    for (const char c : safe) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

std::string plain_cell(std::string_view cell) {
  const bool marked = cell.size() > 1 && cell.front() == '\'' &&
                      (cell[1] == '\'' || looks_like_formula(cell.substr(1)));
  return std::string(marked ? cell.substr(1) : cell);
}

}  // namespace khongcho::store
