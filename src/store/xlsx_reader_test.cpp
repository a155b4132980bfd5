#include "store/xlsx_reader.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "store/catalogue_xlsx.h"

namespace khongcho::store {
namespace {

using Parts = std::map<std::string, std::string>;

// A workbook as a spreadsheet program might write it, part by part.
Parts small_workbook() {
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Một\" sheetId=\"1\" r:id=\"rId7\"/>"
       "</sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/sheet1.xml\"/>"
       "</Relationships>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>Đăng ký</t></si><si><r><t>khai </t></r><r><rPr/><t>sinh</t></r></si></sst>"},
      {"xl/worksheets/sheet1.xml",
       "<worksheet><sheetData>"
       "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
       "<row r=\"4\"><c r=\"A4\"><v>12</v></c>"
       "<c r=\"B4\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c></row>"
       "</sheetData></worksheet>"}};
}

std::string zipped(const Parts& parts) {
  std::string path = (std::filesystem::temp_directory_path() / "khongcho-zip-XXXXXX").string();
  ::close(::mkstemp(path.data()));
  int problem = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
  for (const auto& [name, text] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                 ZIP_FL_OVERWRITE);
  EXPECT_EQ(zip_close(archive), 0);
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::filesystem::remove(path);
  return bytes;
}

std::string refusal(const Parts& parts) {
  const auto sheets = read_xlsx(zipped(parts));
  return sheets ? "" : sheets.error().message_id;
}

TEST(XlsxReader, ReadsSharedInlineAndNumberCellsAtTheirPlaces) {
  const auto sheets = read_xlsx(zipped(small_workbook()));

  ASSERT_TRUE(sheets);
  ASSERT_EQ(sheets->size(), 1u);
  EXPECT_EQ(sheets->front().name, "Một");
  ASSERT_EQ(sheets->front().rows.size(), 2u);
  EXPECT_EQ(sheets->front().rows[0].cells, (std::vector<std::string>{"Đăng ký", "", "khai sinh"}));
  EXPECT_EQ(sheets->front().rows[1].number, 4);
  EXPECT_EQ(sheets->front().rows[1].cells, (std::vector<std::string>{"12", "a & b"}));
}

TEST(XlsxReader, RefusesAFormulaAndNamesItsCell) {
  Parts parts = small_workbook();
  parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"><f>1+1</f><v>2</v></c></row></sheetData>"
      "</worksheet>";

  const auto sheets = read_xlsx(zipped(parts));

  ASSERT_FALSE(sheets);
  EXPECT_EQ(sheets.error().message_id, "table.formula");
  EXPECT_EQ(sheets.error().args, (std::vector<std::string>{"Một", "B2"}));
}

TEST(XlsxReader, RefusesWhatIsNoWorkbook) {
  EXPECT_EQ(read_xlsx("").error().message_id, "table.not_xlsx");
  EXPECT_EQ(read_xlsx("id,code\n1,2\n").error().message_id, "table.not_xlsx");
  EXPECT_EQ(refusal({{"readme.txt", "xin chào"}}), "table.not_xlsx");
  for (const char* part :
       {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"}) {
    Parts parts = small_workbook();
    parts.erase(part);
    EXPECT_EQ(refusal(parts), "table.not_xlsx") << part;
    parts = small_workbook();
    parts[part] = "<broken";
    EXPECT_EQ(refusal(parts), "table.not_xlsx") << part;
  }
}

TEST(XlsxReader, RefusesCellsOutsideAnyRealTable) {
  for (const char* row : {"<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>",
                          "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>",
                          "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
                          "<row r=\"1\"><c r=\"11\"><v>1</v></c></row>",
                          "<row r=\"99999999\"><c r=\"A1\"><v>1</v></c></row>"}) {
    Parts parts = small_workbook();
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet><sheetData>" + std::string(row) + "</sheetData></worksheet>";
    EXPECT_EQ(refusal(parts), "table.not_xlsx") << row;
  }
}

TEST(XlsxReader, RefusesAPartThatUnpacksToTooMuch) {
  Parts parts = small_workbook();
  parts["xl/sharedStrings.xml"] = std::string((32u << 20) + 1, ' ');

  EXPECT_EQ(refusal(parts), "table.too_big");
}

TEST(XlsxReader, TruncatedBytesAreRefusedWhereverTheyEnd) {
  const std::string bytes = zipped(small_workbook());
  for (std::size_t size = 0; size < bytes.size(); size += 97)
    EXPECT_FALSE(read_xlsx(std::string_view(bytes).substr(0, size))) << size;
}

TEST(BookXlsx, ReadsBackTextNumbersAndFormulaLookalikes) {
  const Book book{{{"procedures",
                    {{1, {"id", "fee_amount", "name"}},
                     {2, {"2.000620", "8000", "=1+1"}},
                     {3, {"C02", "", "Đăng ký khai tử"}}}},
                   {"exemptions", {{1, {"procedure"}}}}}};

  const auto again = read_book_xlsx(book_xlsx(book));

  ASSERT_TRUE(again);
  ASSERT_EQ(again->sheets.size(), 2u);
  for (std::size_t row = 0; row < 3; ++row)
    EXPECT_EQ(again->sheets[0].rows[row].cells, book.sheets[0].rows[row].cells);
}

}  // namespace
}  // namespace khongcho::store
