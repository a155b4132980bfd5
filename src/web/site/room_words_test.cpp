#include "web/site/room_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/home_view.h"
#include "tests/office/office_world.h"

namespace khongcho::web {
namespace {

using std::chrono::minutes;
using test::at;
using test::OfficeWorld;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RoomWords : public testing::Test {
 protected:
  // Of a newcomer at that instant whose wait lies between so many minutes of open time.
  std::string wait_at(std::string_view now, int low, int high) {
    const ExpectedWait wait{WaitKind::known, {minutes{low}, minutes{high}}};
    const Calendar& calendar = world.law().calendar(world.thanh_son);
    return wait_words(vi, at(now), wait, call_times(calendar, at(now), wait));
  }
  DoorWords door_at(std::string_view now, DoorAnswer door, DoorFor reader = DoorFor::newcomer) {
    world.set_time(now);
    if (!door.cutoff) door.cutoff = at("2023-09-29 15:30");
    return door_words(vi, door, app::day_state_of(world.ctx(), world.thanh_son), reader);
  }

  OfficeWorld world;
  const Locale& vi = OfficeWorld::vietnamese();
};

TEST_F(RoomWords, AWaitIsARangeOfMinutes) {
  EXPECT_EQ(wait_at("2023-09-29 14:00", 5, 10), "Chừng 5 đến 10 phút");
  EXPECT_EQ(wait_at("2023-09-29 14:00", 0, 10), "Trong vòng 10 phút");
  EXPECT_EQ(wait_at("2023-09-29 14:00", 0, 1), "Tới lượt ngay");
  EXPECT_EQ(wait_at("2023-09-29 14:00", 45, 75), "Chừng 45 phút đến 1 giờ 15 phút");
  EXPECT_EQ(wait_at("2023-09-29 14:00", 60, 120), "Chừng 1 giờ đến 2 giờ");
}

TEST_F(RoomWords, BeyondTheBreakOrBeforeOpeningTheHourIsTold) {
  EXPECT_EQ(wait_at("2023-09-29 11:20", 20, 35), "Khoảng 13:40 đến 13:55");
  EXPECT_EQ(wait_at("2023-09-29 11:20", 5, 20), "Khoảng 11:25 đến 13:40");
  EXPECT_EQ(wait_at("2023-09-29 12:00", 0, 10), "Khoảng 13:30 đến 13:40");
  EXPECT_EQ(wait_at("2023-09-29 06:30", 0, 0), "Khoảng 07:00");
}

TEST_F(RoomWords, PastTheClosingHourNothingIsPromised) {
  EXPECT_EQ(wait_at("2023-09-29 16:30", 20, 50), "Sớm nhất 16:50, có thể không kịp hôm nay");
  EXPECT_EQ(wait_at("2023-09-29 16:30", 40, 90), "Hôm nay khó tới lượt");
}

TEST_F(RoomWords, WhatIsNotKnownIsSaid) {
  const Instant now = at("2023-09-29 14:00");
  EXPECT_EQ(wait_words(vi, now, {WaitKind::unknown, {}}, {}), "Chưa rõ, mới mở quầy");
  EXPECT_EQ(wait_words(vi, now, {WaitKind::no_counter, {}}, {}), "Chưa có quầy nhận việc này");
  EXPECT_EQ(people_before_words(vi, 0), "Không còn ai trước");
  EXPECT_EQ(people_before_words(vi, 3), "Còn 3 người trước");
}

TEST_F(RoomWords, LikelyPromisesTodayByTheHoursOfTheSeason) {
  DoorAnswer likely{.door = Door::likely, .latest_acceptance = at("2023-09-29 14:40")};
  EXPECT_EQ(door_at("2023-09-29 14:12", likely).sentence,
            "Lấy số bây giờ: kịp nộp trước 15:30, nhận kết quả trước 17:00 hôm nay");
  EXPECT_EQ(door_at("2023-09-29 14:12", likely, DoorFor::holder).sentence,
            "Đủ giấy tờ, nộp trước 15:30: nhận kết quả trước 17:00 hôm nay");
  EXPECT_EQ(door_at("2023-09-29 14:12", likely).kind, "good");

  likely.cutoff = at("2023-12-15 15:00");  // in winter both hours are earlier
  EXPECT_EQ(door_at("2023-12-15 14:12", likely).sentence,
            "Lấy số bây giờ: kịp nộp trước 15:00, nhận kết quả trước 16:30 hôm nay");
}

TEST_F(RoomWords, WhereTakingTheNumberCountsItIsSaidSo) {
  EXPECT_EQ(door_at("2023-09-29 14:12", {.door = Door::likely}).sentence,
            "Lấy số trước 15:30: nhận kết quả trước 17:00 hôm nay");
}

TEST_F(RoomWords, UnlikelyShowsTheOtherWaysWithTheirDates) {
  const DoorWords words = door_at("2023-09-29 15:10", {.door = Door::unlikely});
  EXPECT_EQ(words.kind, "late");
  EXPECT_EQ(words.sentence, "Lấy số bây giờ khó kịp nộp trước 15:30");
  EXPECT_THAT(words.instead,
              ElementsAre("Nộp sau 15:30: nhận kết quả trước 9 giờ thứ Hai, ngày 02/10",
                          "Hoặc đến ngày không chờ tới: thứ Sáu, ngày 06/10",
                          HasSubstr("Cổng dịch vụ công quốc gia")));
}

TEST_F(RoomWords, InDoubtTheLaterPromiseIsNamedToo) {
  const DoorWords words = door_at("2023-09-29 15:00", {.door = Door::uncertain});
  EXPECT_EQ(words.sentence, "Đang đông: có thể không kịp nộp trước 15:30");
  EXPECT_THAT(words.instead, ElementsAre(HasSubstr("trước 9 giờ thứ Hai, ngày 02/10")));
}

TEST_F(RoomWords, AfterTheCutOffTheNextMorningIsPromised) {
  EXPECT_EQ(door_at("2023-09-29 15:40", {.door = Door::after_cutoff}).sentence,
            "Đã quá 15:30. Nộp bây giờ, nhận kết quả trước 9 giờ thứ Hai, ngày 02/10");
}

TEST_F(RoomWords, OtherDaysNameTheNextNoWaitDay) {
  EXPECT_EQ(door_at("2023-10-03 09:00", {.door = Door::not_today}).sentence,
            "Hôm nay trả theo hạn của luật. Ngày không chờ tới: thứ Sáu, ngày 06/10");
  EXPECT_THAT(door_at("2023-09-29 17:30", {.door = Door::closed}).sentence, IsEmpty());
  EXPECT_EQ(door_at("2023-09-29 07:05", {.door = Door::unknown}).sentence,
            "Chưa biết có kịp nộp trước 15:30 không: hôm nay mới mở quầy");
}

TEST_F(RoomWords, WhatAllServicesPromiseIsToldOnce) {
  std::vector<ServiceRow> rows(2);
  rows[0].door = rows[1].door = {.kind = "good", .sentence = "kịp"};
  EXPECT_EQ(take_common_door(rows).sentence, "kịp");
  EXPECT_EQ(rows[1].door.sentence, "");

  rows[0].door = {.kind = "good", .sentence = "kịp"};
  rows[1].door = {.kind = "late", .sentence = "không kịp"};
  EXPECT_EQ(take_common_door(rows).sentence, "");
  EXPECT_EQ(rows[1].door.sentence, "không kịp");
}

}  // namespace
}  // namespace khongcho::web
