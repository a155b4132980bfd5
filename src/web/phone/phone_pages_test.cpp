#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/office/room_world.h"
#include "tests/office/test_browser.h"
#include "web/phone/phone_routes.h"
#include "web/phone/ticket_now.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::OfficeWorld;
using test::Page;
using test::RoomWorld;
using test::TestBrowser;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class PhonePages : public testing::Test {
 protected:
  PhonePages() { add_phone_routes(router, site, watch); }

  Page priorities(const std::string& service = "chung-thuc") {
    return browser.get("/lay-so?don-vi=xa-thanh-son&viec=" + service);
  }
  Page take(const Page& page, const Inputs& changed = {}) {
    return browser.send(page, "/lay-so", changed);
  }
  Page take() { return take(priorities()); }
  static std::string address(const app::TakenNumber& taken) { return "/so/" + taken.secret; }
  Page ticket_page(const app::TakenNumber& taken) { return browser.get(address(taken)); }
  Page press(const app::TakenNumber& taken, const std::string& what) {
    return browser.post(address(taken) + what, {});
  }
  std::size_t in_room() { return site.room(world.thanh_son)->tickets.size(); }
  void expect_refused(const Page& page, int status, const std::string& sentence) {
    EXPECT_EQ(page.status, status);
    EXPECT_THAT(page.body, HasSubstr(sentence));
    EXPECT_EQ(in_room(), 0U);
  }

  RoomWorld world;
  Site site{world.ctx(), OfficeWorld::english(), {.default_office = "xa-thanh-son"}};
  http::EventHub hub;
  RoomWatch watch{site, hub};
  http::Router router;
  TestBrowser browser{router};
};

TEST_F(PhonePages, ANumberIsTakenAndFollowed) {
  world.open_counter();
  EXPECT_THAT(browser.get("/lay-so").body,
              AllOf(HasSubstr("viec=ho-tich"), HasSubstr("Không ai chờ"),
                    HasSubstr("1/1 quầy đang mở")));
  const Page taken = take();

  EXPECT_EQ(taken.status, 303);
  EXPECT_THAT(taken.location, StartsWith("/so/"));
  const Page page = browser.follow(taken);
  EXPECT_THAT(page.body, AllOf(HasSubstr(">B001</h1>"), HasSubstr("Không còn ai trước"),
                               HasSubstr("Tới lượt ngay"), HasSubstr("đang nhận việc này"),
                               HasSubstr("Dữ liệu lúc 14:12")));
  EXPECT_THAT(page.body, HasSubstr("data-events=\"" + taken.location + "/su-kien\""));
  EXPECT_EQ(in_room(), 1U);
}

TEST_F(PhonePages, PressingTwiceGivesOneNumber) {
  const Page form = priorities();
  const Page first = take(form);
  const Page second = take(form);

  EXPECT_EQ(first.location, second.location);
  EXPECT_EQ(in_room(), 1U);
}

TEST_F(PhonePages, ABrowserThatHoldsANumberIsShownIt) {
  const Page form = priorities();
  const Page taken = take(form);

  EXPECT_THAT(browser.get("/lay-so").body,
              AllOf(HasSubstr("Bà con đang giữ số"), HasSubstr("href=\"" + taken.location),
                    HasSubstr("Lấy thêm số cho việc khác")));
  EXPECT_EQ(priorities().location, taken.location);
  Inputs again = form.form("/lay-so");
  test::set(again, "key", "mot-khoa-khac-cua-lan-sau");
  EXPECT_EQ(browser.post("/lay-so", again).location, taken.location);
  EXPECT_EQ(in_room(), 1U);

  EXPECT_THAT(browser.get("/lay-so?them=1").body, HasSubstr("Đang giữ số B001"));
  EXPECT_EQ(take(priorities("ho-tich")).status, 303);
  EXPECT_EQ(in_room(), 2U);
}

TEST_F(PhonePages, WhatIsNotOfferedIsRefusedAndNothingIsTaken) {
  expect_refused(priorities("ban-nha"), 404, "Đơn vị không nhận việc này");
  expect_refused(take(priorities(), {{"service", "ban-nha"}}), 422,
                 "Đơn vị không nhận việc này");
  expect_refused(take(priorities(), {{"priority", "hen-gio"}}), 422,
                 "Không có diện ưu tiên này");
  expect_refused(take(priorities(), {{"office", "xa-nao-do"}}), 404, "Không có đơn vị này");
  expect_refused(take(priorities(), {{"csrf", "cua-trang-khac"}}), 403, "Trang này đã cũ");
  expect_refused(take(priorities(), {{"key", ""}}), 403, "Trang này đã cũ");
}

TEST_F(PhonePages, AClosedOfficeSaysWhenItOpens) {
  const Page form = priorities();
  world.set_time("2023-09-30 09:00");

  expect_refused(take(form), 409, "Ngày làm việc tới: 02/10/2023");
  EXPECT_THAT(browser.get("/lay-so").body, HasSubstr("Mở lại 7 giờ thứ Hai, ngày 02/10"));
}

TEST_F(PhonePages, TheNumberGoesToTheOfficeOfTheForm) {
  const Page form = priorities();
  browser.set_cookie("kc_office", "xa-hong-lac");
  take(form);
  EXPECT_EQ(in_room(), 1U);
  EXPECT_TRUE(site.room(world.hong_lac)->tickets.empty());
}

TEST_F(PhonePages, WaitingTellsHowManyAreBefore) {
  world.open_counter();
  for (int before = 0; before < 3; ++before) world.taken();
  const app::TakenNumber mine = world.taken();

  EXPECT_THAT(ticket_page(mine).body, HasSubstr("Còn 3 người trước"));
  world.called();
  EXPECT_THAT(ticket_page(mine).body, HasSubstr("Còn 2 người trước"));
}

TEST_F(PhonePages, CalledIsToldWithTheCounter) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  world.called();
  EXPECT_THAT(ticket_page(mine).body,
              AllOf(HasSubstr("kc-so--called"), HasSubstr("Mời đến " + world.counter.name)));
}

TEST_F(PhonePages, AnAbsentPersonComesBackByButton) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  world.parked();
  EXPECT_THAT(ticket_page(mine).body, HasSubstr("Tôi đã quay lại"));

  EXPECT_EQ(press(mine, "/quay-lai").location, address(mine));
  EXPECT_EQ(world.now(mine).state, TicketState::waiting);
  const Page twice = press(mine, "/quay-lai");
  EXPECT_EQ(twice.status, 409);
  EXPECT_EQ(world.now(mine).state, TicketState::waiting);
}

TEST_F(PhonePages, EveryEndSaysWhatToDoNext) {
  world.open_counter();
  for (const auto& [outcome, sentence] :
       std::vector<std::pair<TicketOutcome, std::string>>{
           {TicketOutcome::received, "Hồ sơ của tôi đến đâu?"},
           {TicketOutcome::instructed, "Tôi mang giấy tờ bổ sung, giữ số cũ"},
           {TicketOutcome::refused, "Lý do ghi trên phiếu"},
           {TicketOutcome::asked_only, "Lượt này đã kết thúc"}}) {
    const app::TakenNumber mine = world.taken();
    world.ended(outcome);
    const Page page = ticket_page(mine);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr(sentence));
    EXPECT_THAT(page.body, Not(HasSubstr("form=\"bo-so\"")));
  }
}

TEST_F(PhonePages, MissingPapersBroughtKeepNumberAndPlace) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  world.ended(TicketOutcome::instructed);

  EXPECT_EQ(press(mine, "/quay-lai").status, 303);
  EXPECT_EQ(world.now(mine).in_line_since, mine.ticket.in_line_since);
  EXPECT_EQ(world.now(mine).number, mine.ticket.number);
}

TEST_F(PhonePages, ANumberIsGivenBackOnlyAfterAQuestion) {
  const app::TakenNumber mine = world.taken();
  const Page question = browser.get(address(mine) + "/bo");
  EXPECT_THAT(question.body, HasSubstr("Bỏ số B001?"));
  EXPECT_EQ(world.now(mine).state, TicketState::waiting);

  EXPECT_EQ(browser.send(question, address(mine) + "/bo").location, address(mine));
  EXPECT_EQ(world.now(mine).outcome, TicketOutcome::left);
  EXPECT_EQ(browser.get(address(mine) + "/bo").location, address(mine));
}

TEST_F(PhonePages, WhoIsBeingServedCannotGiveTheNumberBack) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  world.served();

  EXPECT_EQ(press(mine, "/bo").status, 409);
  EXPECT_EQ(world.now(mine).state, TicketState::serving);
}

TEST_F(PhonePages, YesterdaysNumberIsGoneAndSaysSo) {
  const app::TakenNumber mine = world.taken();
  world.set_time("2023-10-02 08:00");

  for (const Page& page :
       {ticket_page(mine), press(mine, "/quay-lai"), press(mine, "/bo"),
        browser.get(address(mine) + "/phieu"), browser.get(address(mine) + "/bo")}) {
    EXPECT_EQ(page.status, 410);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Số B001 là của ngày 29/09/2023"),
                                 HasSubstr("href=\"/lay-so\"")));
  }
  EXPECT_EQ(browser.get(address(mine) + "/su-kien").status, 204);
}

TEST_F(PhonePages, RubbishIsNobodysNumberAndGuessingEnds) {
  world.taken();
  for (const char* rubbish : {"/so/AAAAAAAAAA", "/so/%27%3B--", "/so/B001", "/so/x/bo"}) {
    const Page page = browser.get(rubbish);
    EXPECT_EQ(page.status, 404) << rubbish;
    EXPECT_THAT(page.body, HasSubstr("Quét lại mã QR")) << rubbish;
  }
  EXPECT_EQ(browser.get("/so/AAAAAAAAAA/su-kien").status, 204);
  Page page;
  for (int guess = 0; guess < 400 && page.status != 429; ++guess)
    page = browser.get("/so/AAAAAAAAA2");
  EXPECT_EQ(page.status, 429);
  EXPECT_EQ(in_room(), 1U);
}

TEST_F(PhonePages, OneAddressCannotFillTheQueue) {
  Page page;
  for (int press = 0; press < 400 && page.status != 429; ++press) {
    TestBrowser another{router};
    const Page form = another.get("/lay-so?don-vi=xa-thanh-son&viec=chung-thuc");
    page = another.send(form, "/lay-so");
  }
  EXPECT_EQ(page.status, 429);
  EXPECT_FALSE(page.response.header("Retry-After").empty());
  EXPECT_LT(in_room(), 400U);
}

TEST_F(PhonePages, TheSlipLeadsToThePage) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  const Page slip = browser.get(address(mine) + "/phieu");
  EXPECT_THAT(slip.body, AllOf(HasSubstr("class=\"t80\""), HasSubstr("B001"),
                               HasSubstr("Thứ Sáu, 29/09/2023 · 14:12"),
                               HasSubstr(mine.secret.substr(0, 5) + " " + mine.secret.substr(5))));
}

TEST_F(PhonePages, EventsBringTheStateInTheLanguageOfThePage) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  const auto screen = [&](const Locale& locale) {
    return ticket_screen(site, *site.room(world.thanh_son),
                         ticket_topic(locale, mine.ticket, mine.secret))
        .value_or("");
  };
  EXPECT_THAT(screen(OfficeWorld::vietnamese()), HasSubstr("Không còn ai trước"));
  EXPECT_THAT(screen(OfficeWorld::english()), HasSubstr("Nobody before you"));
  world.ended(TicketOutcome::received);
  EXPECT_THAT(screen(OfficeWorld::vietnamese()), HasSubstr("Hồ sơ đã được nhận"));
  world.set_time("2023-10-02 08:00");
  EXPECT_EQ(screen(OfficeWorld::vietnamese()), "");
}

TEST_F(PhonePages, ATicketNamesNoPerson) {
  world.open_counter();
  const app::TakenNumber mine = world.taken();
  world.called();
  for (const char* part : {"", "/phieu"}) {
    const std::string body = browser.get(address(mine) + part).body;
    EXPECT_THAT(body, Not(HasSubstr(world.hoa.full_name))) << part;
  }
}

}  // namespace
}  // namespace khongcho::web
