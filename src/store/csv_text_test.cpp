#include "store/csv_text.h"

#include <gtest/gtest.h>

namespace khongcho::store {
namespace {

using Row = std::vector<std::string>;

TEST(CsvText, ReadsQuotesLineEndsAndTheByteOrderMark) {
  const auto rows = parse_csv(
      "\xEF\xBB\xBF"
      "a,\"b, \"\"c\"\"\nd\"\r\n\r\n1,2\n3,");

  ASSERT_TRUE(rows);
  EXPECT_EQ(*rows, (CsvRows{{"a", "b, \"c\"\nd"}, {}, {"1", "2"}, {"3", ""}}));
}

TEST(CsvText, BlankLinesKeepTheRowNumbers) {
  for (const char* text : {"a\n\nb\n", "a\r\n\r\nb\r\n"}) {
    const auto rows = parse_csv(text);
    ASSERT_TRUE(rows);
    EXPECT_EQ(*rows, (CsvRows{{"a"}, {}, {"b"}}));
  }
}

TEST(CsvText, RefusesBrokenQuotesAndOtherEncodings) {
  EXPECT_EQ(parse_csv("a\n\"b\"c\n").error().message_id, "table.bad_csv");
  EXPECT_EQ(parse_csv("a\n\"b\"c\n").error().args.front(), "2");
  EXPECT_EQ(parse_csv("\"open").error().message_id, "table.bad_csv");
  EXPECT_EQ(parse_csv("\xff\xfe"
                      "a")
                .error()
                .message_id,
            "table.not_utf8");
  EXPECT_EQ(parse_csv(std::string_view("a\0b", 3)).error().message_id, "table.not_utf8");
}

TEST(CsvText, ACellCannotBecomeAFormula) {
  for (const char* cell : {"=1+1", "+84", "-3", "@SUM(A1)", "\tx", "'quoted", "plain", "", "a'b"}) {
    const auto rows = parse_csv(csv_row({cell, "x"}));
    ASSERT_TRUE(rows) << cell;
    const std::string written = rows->front().front();
    if (*cell && std::string("=+-@\t").find(*cell) != std::string::npos) {
      EXPECT_EQ(written, "'" + std::string(cell));
    }
    EXPECT_EQ(plain_cell(written), cell);
  }
}

TEST(CsvText, ReadsBackWhateverItWrites) {
  const Row cells{"a,b", "\"", "hai\ndòng", "  lề  ", "Đăng ký; khai sinh", ""};

  const auto rows = parse_csv(csv_row(cells));

  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->front(), cells);
}

}  // namespace
}  // namespace khongcho::store
