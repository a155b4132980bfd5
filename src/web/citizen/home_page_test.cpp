#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using testing::HasSubstr;
using testing::Not;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class HomePages : public testing::Test {
 protected:
  HomePages() { add_citizen_routes(router, site); }

  // What the home of xã Thanh Sơn says at that instant.
  std::string home_at(std::string_view now) {
    world.set_time(now);
    const Page page = browser.get("/");
    EXPECT_EQ(page.status, 200) << now;
    return page.body;
  }
  boost::json::object state_at(std::string_view now) {
    world.set_time(now);
    const Page page = browser.get("/trang-thai.json?don-vi=xa-thanh-son");
    EXPECT_EQ(page.status, 200) << now;
    return boost::json::parse(page.body).as_object();
  }

  OfficeWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {.default_office = "xa-thanh-son"}};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(HomePages, FridayBeforeTheCutOffCountsDown) {
  const std::string html = home_at("2023-09-29 14:12");

  EXPECT_THAT(html, HasSubstr("<p class=\"kc-hero__day\">Thứ Sáu, ngày 29 tháng 9 năm 2023</p>"));
  EXPECT_THAT(html, HasSubstr("Hôm nay <span class=\"kc-keep\">không phải chờ</span>"));
  EXPECT_THAT(html, HasSubstr("trước <strong>15 giờ 30</strong> thì nhận kết quả "
                              "<strong>trước 17 giờ</strong> hôm nay"));
  EXPECT_THAT(html, HasSubstr("datetime=\"PT1H18M\" data-until=\"2023-09-29T15:30:00+07:00\" "
                              "data-now=\"2023-09-29T14:12:00+07:00\""));
  EXPECT_THAT(html, HasSubstr(">1 giờ 18 phút</time>"));
  EXPECT_THAT(html, HasSubstr("<rect width=\"84\""));
  EXPECT_THAT(html, HasSubstr("Mở cửa 07:00"));
  EXPECT_THAT(html, HasSubstr("Hạn 15:30"));
  EXPECT_THAT(html, HasSubstr("<strong>trước 9 giờ</strong> thứ Hai, ngày 02/10."));
  EXPECT_THAT(html, HasSubstr("21 việc làm xong trong ngày"));
  EXPECT_THAT(html, HasSubstr("<title>Hôm nay không phải chờ"));
}

TEST_F(HomePages, CutOffItselfIsStillInAndASecondLaterIsMonday) {
  EXPECT_THAT(home_at("2023-09-29T15:30:00"), HasSubstr("chưa đầy 1 phút"));
  const std::string html = home_at("2023-09-29T15:30:01");

  EXPECT_THAT(html, HasSubstr("Nộp bây giờ, <span class=\"kc-keep\">nhận thứ Hai</span>"));
  EXPECT_THAT(html, HasSubstr("<strong>trước 9 giờ</strong> thứ Hai, ngày 02/10"));
  EXPECT_THAT(html, HasSubstr("trước 9 giờ thứ Hai"));
  EXPECT_THAT(html, HasSubstr("Đóng cửa lúc 17:00"));
  EXPECT_THAT(html, Not(HasSubstr("data-until")));
  EXPECT_THAT(html, Not(HasSubstr("Đến sau 15 giờ 30?")));
}

TEST_F(HomePages, FridayBeforeOpeningAlreadyPromisesToday) {
  const std::string html = home_at("2023-09-29T06:59:59");

  EXPECT_THAT(html, HasSubstr("không phải chờ"));
  EXPECT_THAT(html, HasSubstr("Chưa tới giờ mở cửa"));
  EXPECT_THAT(html, HasSubstr("Mở cửa 07:00"));
}

TEST_F(HomePages, FridayMiddayBreakSaysWhenItOpensAgain) {
  const std::string html = home_at("2023-09-29T11:30:00");

  EXPECT_THAT(html, HasSubstr("không phải chờ"));
  EXPECT_THAT(html, HasSubstr("Nghỉ trưa"));
  EXPECT_THAT(html, HasSubstr("Mở lại 13:30"));
}

TEST_F(HomePages, FridayEveningIsClosedUntilMonday) {
  const std::string html = home_at("2023-09-29T17:00:00");

  EXPECT_THAT(html, HasSubstr("đã đóng cửa"));
  EXPECT_THAT(html, HasSubstr("Mở lại <strong>7 giờ</strong> thứ Hai, ngày 02/10."));
  EXPECT_THAT(html, HasSubstr("Ngày không chờ tới: <strong>thứ Sáu, ngày 06/10</strong>."));
}

TEST_F(HomePages, OrdinaryTuesdayNamesTheNextNoWaitDay) {
  const std::string html = home_at("2023-10-03 09:00");

  EXPECT_THAT(html, HasSubstr("Hôm nay <span class=\"kc-keep\">thứ Ba</span>"));
  EXPECT_THAT(html, HasSubstr("Ngày không chờ tới: <strong>thứ Sáu, ngày 06/10</strong>."));
  EXPECT_THAT(html, HasSubstr("Đang mở cửa"));
  EXPECT_THAT(html, HasSubstr("Nghỉ trưa, mở lại 13:30"));
  EXPECT_THAT(html, HasSubstr("21 việc xong ngay trong ngày không chờ"));
}

TEST_F(HomePages, SaturdayIsClosed) {
  const std::string html = home_at("2023-09-30 09:00");

  EXPECT_THAT(html, HasSubstr("Hôm nay nghỉ, <span class=\"kc-keep\">thứ Bảy</span>"));
  EXPECT_THAT(html, HasSubstr("Mở lại <strong>7 giờ</strong> thứ Hai, ngày 02/10."));
}

TEST_F(HomePages, HolidayIsNamed) {
  const std::string html = home_at("2024-09-02 09:00");

  EXPECT_THAT(html, HasSubstr("nghỉ lễ"));
  EXPECT_THAT(html, HasSubstr("Quốc khánh."));
  EXPECT_THAT(html, HasSubstr("Mở lại <strong>7 giờ</strong> thứ Tư, ngày 04/09."));
}

TEST_F(HomePages, MakeUpSaturdaySaysWhichDayItReplaces) {
  EXPECT_THAT(home_at("2024-05-04 09:00"), HasSubstr("Làm bù cho thứ Hai, ngày 29/04."));
  EXPECT_THAT(home_at("2024-04-29 09:00"), HasSubstr("nghỉ hoán đổi"));
}

TEST_F(HomePages, WinterFridayHasWinterHours) {
  const std::string html = home_at("2023-11-03 08:00");

  EXPECT_THAT(html, HasSubstr("<strong>trước 16 giờ 30</strong> hôm nay"));
  EXPECT_THAT(html, HasSubstr("Mở cửa 07:30"));
  EXPECT_THAT(html, HasSubstr("07:30–12:00 và 13:00–16:30"));
}

TEST_F(HomePages, YearsBeyondTheCalendarAreSaidPlainly) {
  const std::string html = home_at("2031-05-06 09:00");

  EXPECT_THAT(html, HasSubstr("Chưa có lịch <span class=\"kc-keep\">năm 2031</span>"));
  EXPECT_THAT(html, HasSubstr("Danh mục thủ tục của ngày này chưa có trong máy"));
  EXPECT_THAT(html, Not(HasSubstr(" việc xong")));
  EXPECT_THAT(html, Not(HasSubstr(" việc làm xong")));
}

TEST_F(HomePages, FiguresAreThoseOfToday) {
  EXPECT_THAT(home_at("2023-09-29 09:00"), Not(HasSubstr("data-fact")));
  app::IntakeForm of_ong_tu = world.a_form();
  of_ong_tu.submitter = world.ong_tu();
  world.received(of_ong_tu);
  world.ready();
  const std::string html = home_at("2023-09-29 14:30");

  EXPECT_THAT(html, HasSubstr("data-fact=\"received\">2</b>"));
  EXPECT_THAT(html, HasSubstr("data-fact=\"done\">1</b>"));
  EXPECT_THAT(home_at("2023-10-03 09:00"), Not(HasSubstr("data-fact")));
}

TEST_F(HomePages, StateForTheScriptChangesExactlyWhenThePageMust) {
  EXPECT_EQ(state_at("2023-09-29T15:30:00").at("state"), "2023-09-29.same_day.open");
  EXPECT_EQ(state_at("2023-09-29T15:30:01").at("state"), "2023-09-29.next_morning.open");
  EXPECT_EQ(state_at("2023-09-29T17:00:00").at("state"), "2023-09-29.closed.after_closing");
  EXPECT_THAT(home_at("2023-09-29T15:30:01"),
              HasSubstr("data-state=\"2023-09-29.next_morning.open\""));
}

TEST_F(HomePages, StateMayBeSharedOnlyWhenTheAddressNamesTheOffice) {
  EXPECT_EQ(browser.get("/trang-thai.json?don-vi=xa-thanh-son").response.header("Cache-Control"),
            "public, max-age=30");
  EXPECT_EQ(browser.get("/trang-thai.json").response.header("Cache-Control"), "private, no-cache");
  EXPECT_EQ(browser.get("/").response.header("Cache-Control"), "private, no-cache");
}

TEST_F(HomePages, SpeaksEnglishToThoseWhoAskForIt) {
  browser.set_cookie("kc_lang", "en");
  const std::string html = home_at("2023-09-29 14:12");

  EXPECT_THAT(html, HasSubstr("<html lang=\"en\""));
  EXPECT_THAT(html, HasSubstr("have the result <strong>by 17:00</strong> today"));
}

}  // namespace
}  // namespace khongcho::web
