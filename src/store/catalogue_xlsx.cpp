#include "store/catalogue_xlsx.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "base/text.h"
#include "core/procedure/limit_text.h"
#include "store/xlsx_reader.h"

namespace khongcho::store {
namespace {

constexpr std::size_t kWidest = 60;
constexpr std::size_t kNarrowest = 8;

struct Formats {
  lxw_format* header = nullptr;
  lxw_format* text = nullptr;  // "@": a spreadsheet keeps 2.000620 as it is
  lxw_format* number = nullptr;
};

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& cell,
                lxw_format* format) {
  if (!cell.empty()) worksheet_write_string(sheet, row, column, cell.c_str(), format);
}

double width_of(const BookSheet& sheet, std::size_t column) {
  std::size_t width = kNarrowest;
  for (const BookRow& row : sheet.rows)
    if (column < row.cells.size()) width = std::max(width, length_of(row.cells[column]) + 2);
  return static_cast<double>(std::min(width, kWidest));
}

void write_sheet(lxw_worksheet* out, const BookSheet& sheet, const Formats& formats) {
  if (sheet.rows.empty()) return;
  const std::vector<std::string>& header = sheet.rows.front().cells;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(out, column, column, width_of(sheet, i),
                         is_number_column(header[i]) ? formats.number : formats.text);
    write_cell(out, 0, column, header[i], formats.header);
  }
  for (std::size_t row = 1; row < sheet.rows.size(); ++row)
    for (std::size_t i = 0; i < sheet.rows[row].cells.size(); ++i) {
      const std::string& cell = sheet.rows[row].cells[i];
      const auto number = is_number_column(header[i]) ? parse_whole_number(cell) : std::nullopt;
      if (number)
        worksheet_write_number(out, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i),
                               static_cast<double>(*number), formats.number);
      else
        write_cell(out, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i), cell, formats.text);
    }
  worksheet_freeze_panes(out, 1, 1);
}

// libxlsxwriter writes files only; this one is gone when the bytes are read back.
class ScratchFile {
 public:
  ScratchFile() {
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw std::system_error(errno, std::generic_category(), path_);
    ::close(file);
  }
  ~ScratchFile() { ::unlink(path_.c_str()); }
  ScratchFile(const ScratchFile&) = delete;
  const char* path() const { return path_.c_str(); }
  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "khongcho-XXXXXX").string();
};

}  // namespace

std::string book_xlsx(const Book& book) {
  const ScratchFile file;
  lxw_workbook* workbook = workbook_new(file.path());
  if (!workbook) throw std::runtime_error("xlsx: no workbook");
  Formats formats{workbook_add_format(workbook), workbook_add_format(workbook),
                  workbook_add_format(workbook)};
  format_set_bold(formats.header);
  format_set_num_format(formats.text, "@");
  format_set_num_format(formats.number, "0");
  for (const BookSheet& sheet : book.sheets)
    write_sheet(workbook_add_worksheet(workbook, sheet.name.c_str()), sheet, formats);
  const lxw_error problem = workbook_close(workbook);
  if (problem != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(problem));
  return file.bytes();
}

Expected<Book> read_book_xlsx(std::string_view bytes) {
  auto sheets = read_xlsx(bytes);
  if (!sheets) return sheets.error();
  Book book;
  for (XlsxSheet& sheet : *sheets) {
    book.sheets.push_back({std::move(sheet.name)});
    for (XlsxRow& row : sheet.rows)
      book.sheets.back().rows.push_back({row.number, std::move(row.cells)});
  }
  return book;
}

}  // namespace khongcho::store
