#include <gtest/gtest.h>

#include <set>

#include "base/crypto.h"
#include "base/id.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/time.h"

namespace khongcho {
namespace {

TEST(Time, CivilTimeIsSevenHoursAheadOfUtc) {
  const auto at = parse_instant("2023-09-29T15:10:00+07:00");

  ASSERT_TRUE(at);
  EXPECT_EQ(unix_seconds(*at), 1695975000);
  EXPECT_EQ(iso_instant(*at), "2023-09-29T15:10:00+07:00");
  EXPECT_EQ(at, parse_instant("2023-09-29T08:10:00Z"));
  EXPECT_EQ(at, parse_instant("2023-09-29 15:10"));
}

TEST(Time, RefusesDatesAndTimesThatDoNotExist) {
  EXPECT_FALSE(parse_day("2023-02-29"));
  EXPECT_FALSE(parse_day("2023-13-01"));
  EXPECT_FALSE(parse_time_of_day("24:00"));
  EXPECT_FALSE(parse_time_of_day("7:00"));
  EXPECT_FALSE(parse_instant("2023-09-29"));
  EXPECT_FALSE(parse_instant("2023-09-29T15:10:00+7"));
  EXPECT_FALSE(parse_instant("2023-09-29T15:10:00.5+07:00"));
}

TEST(Time, KnowsTheWeekday) {
  EXPECT_EQ(iso_weekday(*parse_day("2023-09-29")), 5);
  EXPECT_EQ(iso_weekday(*parse_day("2023-10-01")), 7);
}

TEST(Text, FoldsVietnameseToItsSearchKey) {
  EXPECT_EQ(fold("Đăng ký  khai-sinh (Ế Ộ)"), "dang ky khai sinh e o");
  EXPECT_EQ(slug("Xác nhận độc thân"), "xac-nhan-doc-than");
}

TEST(Text, CapitalisesVietnamese) { EXPECT_EQ(upper("Ủy ban xã Đồng ế"), "ỦY BAN XÃ ĐỒNG Ế"); }

TEST(Text, ComposesWhatSomeKeyboardsSendDecomposed) {
  EXPECT_EQ(tidy_text(" Tra\xCC\x82\xCC\x80n \n Mai "), "Trần Mai");
}

TEST(Text, SeesBrokenUtf8AndNul) {
  EXPECT_TRUE(is_clean_utf8("Trần\n"));
  EXPECT_FALSE(is_clean_utf8("\xC3("));
  EXPECT_FALSE(is_clean_utf8(std::string_view("a\0b", 3)));
}

TEST(Text, GroupsThousandsByDots) {
  EXPECT_EQ(grouped(1234567), "1.234.567");
  EXPECT_EQ(grouped(800), "800");
}

TEST(Locale, FillsArgumentsByNumber) {
  const auto locale = Locale::from_json("vi", R"({"a": "trước {1} ngày {0}"})");

  EXPECT_EQ(locale.text("a", {"29/09", "9 giờ"}), "trước 9 giờ ngày 29/09");
  EXPECT_EQ(locale.text("unknown.key"), "unknown.key");
}

TEST(Id, IsUniqueAndGrows) {
  std::set<std::int64_t> seen;
  std::int64_t last = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::int64_t id = make_id();
    EXPECT_GT(id, last);
    seen.insert(last = id);
  }
  EXPECT_EQ(seen.size(), 100'000U);
}

TEST(Crypto, ChecksAPasswordAgainstItsHash) {
  const std::string hash = hash_password("thu-sau-khong-cho");

  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(password_fits(hash, "thu-sau-khong-cho"));
  EXPECT_FALSE(password_fits(hash, "thu-bay"));
}

TEST(Crypto, HashesTheKnownVector) {
  EXPECT_EQ(sha256_hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace khongcho
