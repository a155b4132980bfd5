#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/office/room_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::OfficeWorld;
using test::Page;
using test::RoomWorld;
using test::TestBrowser;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kStart = "/ki-ot/xa-thanh-son";
constexpr const char* kTake = "/ki-ot/xa-thanh-son/lay-so";
constexpr const char* kReturn = "/ki-ot/xa-thanh-son/quay-lai";

class KioskPages : public testing::Test {
 protected:
  KioskPages() { add_kiosk_routes(router, site); }

  Page priorities(const std::string& service = "ho-tich", const std::string& more = {}) {
    return browser.get(std::string(kStart) + "/uu-tien?viec=" + service + more);
  }
  Page take(const Page& page, const std::string& priority = {}) {
    return browser.send(page, kTake, {{"priority", priority}});
  }
  Page take() { return take(priorities()); }
  Page come_back(const std::string& code) {
    return browser.send(browser.get(kReturn), kReturn, {{"code", code}});
  }
  std::size_t in_room() { return site.room(world.thanh_son)->tickets.size(); }
  void expect_refused(const Page& page, int status, const std::string& sentence) {
    EXPECT_EQ(page.status, status);
    EXPECT_THAT(page.body, HasSubstr(sentence));
    EXPECT_EQ(in_room(), 0U);
  }

  RoomWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {.public_address = "https://motcua.example.vn"}};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(KioskPages, TheStartNamesEveryServiceWithItsWaitAndWhatWasPromised) {
  world.open_counter();
  world.taken();
  const Page page = browser.get(kStart);

  EXPECT_THAT(page.body, HasSubstr("Bà con cần làm việc gì?"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/ki-ot/xa-thanh-son/uu-tien?viec=ho-tich\""));
  EXPECT_THAT(page.body, HasSubstr("Chứng thực"));
  EXPECT_THAT(page.body, HasSubstr("1 người đang chờ"));
  EXPECT_THAT(page.body, HasSubstr("1/1 quầy đang mở"));
  EXPECT_THAT(page.body, HasSubstr("Dữ liệu lúc 14:12"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/dat-lich/den?don-vi=xa-thanh-son\""));
  EXPECT_EQ(page.response.header("Refresh"), "30; url=/ki-ot/xa-thanh-son");
}

TEST_F(KioskPages, TwoTouchesGiveATicketThatPrintsItselfAndGoesAway) {
  world.open_counter();
  const Page chosen = priorities();
  EXPECT_THAT(chosen.body, HasSubstr("Không thuộc diện ưu tiên"));
  EXPECT_THAT(chosen.body, HasSubstr("Người khuyết tật"));
  EXPECT_THAT(chosen.body, Not(HasSubstr("Có hẹn giờ")));

  const Page taken = take(chosen);
  EXPECT_EQ(taken.status, 303);
  EXPECT_THAT(taken.location, StartsWith("/ki-ot/xa-thanh-son/so/"));
  const Page ticket = browser.follow(taken);

  EXPECT_THAT(ticket.body, HasSubstr("data-print-now"));
  EXPECT_THAT(ticket.body, HasSubstr(">A001</"));
  EXPECT_THAT(ticket.body, HasSubstr("class=\"t80\""));
  EXPECT_THAT(ticket.body, HasSubstr("Thứ Sáu, 29/09/2023 · 14:12"));
  EXPECT_THAT(ticket.body, HasSubstr("Không còn ai trước"));
  EXPECT_THAT(ticket.body, HasSubstr("nộp trước 15:30"));
  EXPECT_THAT(ticket.body, HasSubstr("Phụ nữ mang thai"));
  EXPECT_THAT(ticket.body, HasSubstr("<svg viewBox"));
  EXPECT_EQ(ticket.response.header("Refresh"), "20; url=/ki-ot/xa-thanh-son");
  EXPECT_EQ(in_room(), 1U);
}

TEST_F(KioskPages, PressingTwiceGivesOneNumber) {
  const Page chosen = priorities();
  const Page first = take(chosen);
  const Page second = take(chosen);

  EXPECT_EQ(first.location, second.location);
  EXPECT_EQ(in_room(), 1U);
}

TEST_F(KioskPages, APriorityStandsOnTheTicket) {
  const Page ticket = browser.follow(take(priorities(), "cao-tuoi"));

  EXPECT_THAT(ticket.body, HasSubstr("Ưu tiên: Người cao tuổi"));
  EXPECT_EQ(site.room(world.thanh_son)->tickets.front().priority, "cao-tuoi");
}

TEST_F(KioskPages, WhatIsNotOfferedIsRefusedAndNothingIsTaken) {
  expect_refused(priorities("ban-nha"), 404, "Đơn vị không nhận việc này");
  expect_refused(take(priorities(), "vip"), 422, "Không có diện ưu tiên này");
  expect_refused(take(priorities(), "hen-gio"), 422, "Không có diện ưu tiên này");
  expect_refused(browser.send(priorities(), kTake, {{"service", "ban-nha"}}), 422,
                 "Đơn vị không nhận việc này");
  EXPECT_EQ(browser.get("/ki-ot/xa-nao-do").status, 404);
  EXPECT_THAT(browser.get("/ki-ot/xa-nao-do").body, HasSubstr("href=\"/ki-ot/xa-thanh-son\""));
}

TEST_F(KioskPages, AFormWithoutItsTokenOrKeyTakesNothing) {
  const Page chosen = priorities();
  Inputs inputs = chosen.form(kTake);
  test::set(inputs, "csrf", "khong-phai-cua-minh");
  expect_refused(browser.post(kTake, inputs), 403, "Trang này đã cũ");
  inputs = chosen.form(kTake);
  test::set(inputs, "key", "1");
  expect_refused(browser.post(kTake, inputs), 403, "Trang này đã cũ");
}

TEST_F(KioskPages, AClosedOfficeSaysWhenItOpens) {
  const Page before = priorities();
  for (const char* closed : {"2023-09-30 09:00", "2023-09-29 17:00"}) {
    world.set_time(closed);
    const Page page = browser.get(kStart);
    EXPECT_THAT(page.body, HasSubstr("Mở lại 7 giờ thứ Hai, ngày 02/10")) << closed;
    EXPECT_THAT(page.body, Not(HasSubstr("uu-tien"))) << closed;
    EXPECT_THAT(priorities().body, HasSubstr("Mở lại 7 giờ thứ Hai")) << closed;
    expect_refused(take(before), 409, "Ngày làm việc tới: 02/10/2023");
  }
}

TEST_F(KioskPages, EnglishIsCarriedAlongAndForgottenAtTheStart) {
  const Page start = browser.get(std::string(kStart) + "?tieng=en");
  EXPECT_THAT(start.body, HasSubstr("What do you need?"));
  EXPECT_THAT(start.body, HasSubstr("Civil status"));
  EXPECT_THAT(start.body, HasSubstr("uu-tien?tieng=en&amp;viec=ho-tich"));

  const Page ticket = browser.follow(take(priorities("ho-tich", "&tieng=en")));
  EXPECT_THAT(ticket.body, HasSubstr("Your number"));
  EXPECT_THAT(ticket.body, HasSubstr("lang=\"en\""));
  EXPECT_THAT(browser.get(kStart).body, HasSubstr("lang=\"vi\""));
}

TEST_F(KioskPages, TheCodeOfTheSlipBringsAnAbsentPersonBack) {
  world.open_counter();
  const app::TakenNumber taken = world.taken();
  world.parked();

  const Page back = come_back("https://motcua.example.vn/so/" + taken.secret);
  EXPECT_EQ(back.location, "/ki-ot/xa-thanh-son/so/" + taken.secret);
  EXPECT_EQ(world.now(taken).state, TicketState::waiting);
  EXPECT_THAT(browser.follow(back).body, Not(HasSubstr("data-print-now")));
}

TEST_F(KioskPages, MissingPapersBroughtKeepTheNumber) {
  world.open_counter();
  const app::TakenNumber taken = world.taken();
  world.ended(TicketOutcome::instructed);

  EXPECT_EQ(come_back(taken.secret).status, 303);
  EXPECT_EQ(world.now(taken).state, TicketState::waiting);
  EXPECT_EQ(world.now(taken).in_line_since, taken.ticket.in_line_since);
}

TEST_F(KioskPages, ComingBackByAnythingElseIsRefused) {
  const app::TakenNumber other = world.taken(world.hong_lac);
  const app::TakenNumber waiting = world.taken();

  const Page by_number = come_back("B001");
  EXPECT_EQ(by_number.status, 404);
  EXPECT_THAT(by_number.body, HasSubstr("đưa phiếu cho quầy đang mở"));
  const Page elsewhere = come_back(other.secret);
  EXPECT_EQ(elsewhere.status, 409);
  EXPECT_THAT(elsewhere.body, HasSubstr("xã Hồng Lạc"));
  EXPECT_EQ(come_back(waiting.secret).status, 409);
  EXPECT_EQ(browser.get("/ki-ot/xa-thanh-son/so/" + other.secret).status, 404);

  world.set_time("2023-10-02 08:00");
  const Page old = come_back(waiting.secret);
  EXPECT_EQ(old.status, 409);
  EXPECT_THAT(old.body, HasSubstr("Số B001 là của ngày 29/09/2023"));
}

TEST_F(KioskPages, OneAddressCannotFillTheQueue) {
  int taken = 0;
  Page page;
  for (int press = 0; press < 400 && page.status != 429; ++press) {
    page = take();
    taken += page.status == 303 ? 1 : 0;
  }
  EXPECT_EQ(page.status, 429);
  EXPECT_FALSE(page.response.header("Retry-After").empty());
  EXPECT_GE(taken, 30);  // what a kiosk needs with a line before it
  EXPECT_EQ(in_room(), static_cast<std::size_t>(taken));
}

TEST_F(KioskPages, WhoeverSetsItUpChoosesTheOffice) {
  const Page page = browser.get("/ki-ot");
  EXPECT_THAT(page.body, HasSubstr("href=\"/ki-ot/xa-thanh-son\""));
  EXPECT_THAT(page.body, HasSubstr("href=\"/ki-ot/xa-hong-lac\""));
}

}  // namespace
}  // namespace khongcho::web
