#include <gtest/gtest.h>

#include "base/text.h"
#include "core/paper/paper_words.h"

namespace khongcho {
namespace {

const Locale& words() {
  static const Locale locale = Locale::from_json("vi", R"({
    "paper.day_spelled": "Ngày {0} tháng {1} năm {2}", "paper.fourth_month": "tư",
    "paper.day": "{0} tháng {1} năm {2}", "paper.instant": "{0} phút, ngày {1}",
    "promise.hour_minute": "{0} giờ {1}", "weekday.5": "thứ Sáu"})");
  return locale;
}

CivilDay day(std::string_view text) {
  return parse_day(text).value();
}
Instant at(std::string_view text) {
  return parse_instant(text).value();
}

// NĐ 30/2020: a 0 before days below 10 and before January and February only.
TEST(PaperWords, PadsDaysBelowTenAndTheFirstTwoMonths) {
  EXPECT_EQ(day_words(day("2024-02-05"), words()), "05 tháng 02 năm 2024");
  EXPECT_EQ(day_words(day("2024-01-31"), words()), "31 tháng 01 năm 2024");
  EXPECT_EQ(day_words(day("2024-03-09"), words()), "09 tháng 3 năm 2024");
  EXPECT_EQ(day_words(day("2023-12-10"), words()), "10 tháng 12 năm 2023");
}

TEST(PaperWords, SpellsADayOfCivilStatus) {
  EXPECT_EQ(day_spelled(day("2023-09-20"), words()),
            "Ngày hai mươi tháng chín năm hai nghìn không trăm hai mươi ba");
  EXPECT_EQ(day_spelled(day("1954-04-24"), words()),
            "Ngày hai mươi tư tháng tư năm một nghìn chín trăm năm mươi tư");
  EXPECT_EQ(day_spelled(day("2005-12-01"), words()),
            "Ngày một tháng mười hai năm hai nghìn không trăm lẻ năm");
  EXPECT_EQ(day_spelled(day("2000-01-15"), words()),
            "Ngày mười lăm tháng một năm hai nghìn");
  EXPECT_EQ(day_spelled(day("2021-11-21"), words()),
            "Ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi mốt");
}

TEST(PaperWords, WritesMinutesWithTwoDigits) {
  EXPECT_EQ(hour_words(at("2023-09-29 17:00"), words()), "17 giờ 00");
  EXPECT_EQ(hour_words(at("2023-10-02 09:05"), words()), "9 giờ 05");
  EXPECT_EQ(instant_words(at("2023-09-29 14:12:59"), words()),
            "14 giờ 12 phút, ngày 29 tháng 9 năm 2023");
}

TEST(PaperWords, TakesThePlaceFromTheNameOfTheAuthority) {
  const LevelNames level{.unit_words = "xã, thị trấn", .office_name = "Bộ phận Một cửa"};

  EXPECT_EQ(place_of({.name = "Ủy ban nhân dân xã Thanh Sơn"}, level).name, "Thanh Sơn");
  EXPECT_EQ(place_of({.name = "Ủy ban nhân dân thị trấn Thanh Hà"}, level).full(),
            "thị trấn Thanh Hà");
  EXPECT_EQ(place_of({.name = "Sở Tư pháp"}, level).full(), "Sở Tư pháp");
  EXPECT_EQ(office_words({.name = "Ủy ban nhân dân xã Thanh Sơn"}, level),
            "Bộ phận Một cửa xã Thanh Sơn");
}

TEST(PaperWords, ReadsNumbersOutOfADossierCode) {
  EXPECT_EQ(number_in_code("000.25.20.H23-230929-0027"), "27");
  EXPECT_EQ(number_in_code("000.25.20.H23-230929-HD0003"), "3");
  EXPECT_EQ(number_in_code("000.25.20.H23-230929-10000"), "10000");
  EXPECT_EQ(tail_of_code("000.25.20.H23-230929-0027"), "230929-0027");
  EXPECT_EQ(lookup_code_text("7K4M29RT"), "7K4M 29RT");
}

TEST(PaperWords, LeavesOutASentenceWithNothingToSay) {
  const NamedTexts values{{"code", "7K4M 29RT"}, {"hotline", ""}};

  EXPECT_EQ(fill_places("Mã {code}. Gọi {hotline}.", values), "Mã 7K4M 29RT.");
  EXPECT_EQ(fill_places("Gọi {hotline}. Mã {code}", values), "Mã 7K4M 29RT");
  EXPECT_EQ(fill_places("Gọi {nobody}.", values), "");
  EXPECT_EQ(fill_places("Một { hai", values), "Một { hai");
}

}  // namespace
}  // namespace khongcho
