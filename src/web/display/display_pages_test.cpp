#include <gtest/gtest.h>

#include <set>

#include "app/administer.h"
#include "store/ticket_store.h"
#include "store/waiting_room_store.h"
#include "tests/office/board_world.h"
#include "tests/office/test_browser.h"
#include "web/display/call_board.h"
#include "web/display/display_routes.h"

namespace khongcho::web {
namespace {

using test::Page;
using test::TestBrowser;
using test::BoardWorld;

class CallBoardPages : public testing::Test {
 protected:
  CallBoardPages() { add_display_routes(router, site, watch, voice); }

  Page board() { return anybody.get("/bang/xa-thanh-son"); }
  Page board_at(std::string_view now) {
    world.clock.set(now);
    return board();
  }
  std::int64_t last_call() { return site.room(world.thanh_son)->calls.back().id; }
  std::string sound(std::int64_t call, const std::string& unit = "xa-thanh-son") {
    return "/bang/" + unit + "/tieng/" + std::to_string(call) + ".ogg";
  }
  static std::string panel_of(const QueueTicket& ticket) {
    return "<span class=\"kc-call1__no\">" + text_of_number(ticket) + "</span>";
  }
  // The table's row that begins with the counter.
  static std::string row_of(const Page& page, const std::string& counter) {
    const std::size_t at = page.body.find("<span>" + counter);
    if (at == page.body.npos) return {};
    const std::size_t begin = page.body.rfind("<tr", at);
    return page.body.substr(begin, page.body.find("</tr>", at) - begin);
  }

  BoardWorld world;
  Site site{world.context(), test::OfficeWorld::english(), {}};
  app::Voice voice{testing::TempDir() + "kc-call-board", test::OfficeWorld::vietnamese()};
  http::EventHub hub;
  RoomWatch watch{site, hub};
  http::Router router;
  TestBrowser anybody{router};
};

TEST_F(CallBoardPages, ShowsWhoIsCalledToWhichCounter) {
  world.open();
  const QueueTicket called = world.take_and_call();

  const Page page = board();

  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.response.header("Cache-Control"), "no-store");
  EXPECT_TRUE(page.has(panel_of(called)));
  EXPECT_TRUE(page.has("<i>đến quầy</i> <b>1</b>"));
  EXPECT_TRUE(page.has("data-on-air=\"" + std::to_string(last_call()) + "\""));
  EXPECT_TRUE(page.has(sound(last_call())));
  const std::string row = row_of(page, "Quầy 1");
  EXPECT_TRUE(row.starts_with("<tr class=\"kc-row is-new\"")) << row;
  EXPECT_NE(row.find("Chứng thực · vừa gọi"), std::string::npos) << row;
}

TEST_F(CallBoardPages, KeepsTheLatestCallWhenItHasBeenSaid) {
  world.open();
  const QueueTicket called = world.take_and_call();
  world.must(app::serve_ticket(world.context(), world.desk));

  const Page page = board_at("2023-09-29 14:20");

  EXPECT_TRUE(page.has(panel_of(called)));
  EXPECT_TRUE(page.has("data-on-air=\"0\""));
  EXPECT_FALSE(page.has("/tieng/"));
  EXPECT_FALSE(page.has("is-new"));
}

TEST_F(CallBoardPages, NamesNobody) {
  world.open();
  world.ready();
  world.take_and_call();

  const Page page = board();

  for (const std::string& name :
       {world.hoa.full_name, world.nam.full_name, world.ba_sau().full_name, world.hoa.login})
    EXPECT_FALSE(page.has(name)) << name;
}

TEST_F(CallBoardPages, CountsTheMinutesToTheCutoff) {
  EXPECT_TRUE(board().has("1 giờ 18 phút"));
  EXPECT_TRUE(board().has("<rect width=\"84\""));
  EXPECT_TRUE(board().has("Hạn 15:30. Sau đó trả trước 9:00 thứ Hai."));
  EXPECT_TRUE(board_at("2023-09-29 15:29:30").has("kc-box__value\">1 phút<"));
  EXPECT_TRUE(board_at("2023-09-29 15:30").has("chưa đầy 1 phút"));
  const Page late = board_at("2023-09-29 15:31");
  EXPECT_TRUE(late.has("Nộp bây giờ, nhận kết quả"));
  EXPECT_TRUE(late.has("trước 9:00 thứ Hai"));
  EXPECT_FALSE(late.has("<rect"));
}

TEST_F(CallBoardPages, SaysWhenTheOfficeIsOpenAgain) {
  world.open();
  const QueueTicket called = world.take_and_call();
  const Page noon = board_at("2023-09-29 12:00");
  EXPECT_TRUE(noon.has("<h2>Nghỉ trưa</h2><p>Mở lại 13:30</p>"));
  EXPECT_TRUE(noon.has("đến 15:30"));
  EXPECT_FALSE(noon.has(panel_of(called)));
  const Page evening = board_at("2023-09-29 18:00");
  EXPECT_TRUE(evening.has("<h2>Đang đóng cửa</h2><p>Mở cửa 7:00 thứ Hai 02/10</p>"));
  EXPECT_TRUE(evening.has("thứ Sáu 06/10"));
  const Page saturday = board_at("2023-09-30 09:00");
  EXPECT_TRUE(saturday.has("Đang đóng cửa"));
  EXPECT_FALSE(saturday.has(panel_of(called)));
}

TEST_F(CallBoardPages, OnAnOrdinaryDayNamesTheNextOneWithoutWaiting) {
  const Page page = board_at("2023-10-02 10:00");

  EXPECT_TRUE(page.has("Ngày không chờ tới"));
  EXPECT_TRUE(page.has("thứ Sáu 06/10"));
  EXPECT_TRUE(page.has("Mời bà con lấy số ở cửa"));
}

TEST_F(CallBoardPages, SaysWhyACounterIsNotAtWork) {
  EXPECT_NE(row_of(board(), "Quầy 1").find("Đang đóng"), std::string::npos);
  world.open();
  EXPECT_NE(row_of(board(), "Quầy 1").find("Mọi việc"), std::string::npos);
  world.must(app::pause_counter(world.context(), world.desk, "in lại giấy <b>",
                                test::at("2023-09-29 14:30")));

  const Page page = board();

  EXPECT_NE(row_of(page, "Quầy 1").find("Tạm nghỉ: in lại giấy &lt;b&gt;, mở lại 14:30"),
            std::string::npos);
}

TEST_F(CallBoardPages, ListsWhoComesNext) {
  EXPECT_TRUE(board().has("Chưa có ai đang chờ"));
  std::vector<std::string> taken;
  for (int n = 0; n < 6; ++n) taken.push_back(text_of_number(world.take()));

  const Page page = board();

  for (int n = 0; n < 4; ++n) EXPECT_TRUE(page.has("<li>" + taken[n] + "</li>")) << n;
  EXPECT_FALSE(page.has("<li>" + taken[4] + "</li>"));
  EXPECT_TRUE(page.has("và 2 người nữa đang chờ"));
}

TEST_F(CallBoardPages, CallsToTheCounterThatHandsOutResults) {
  const QueueTicket ticket = world.take();
  const Dossier dossier = world.ready();
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    store::link_dossier(tx, ticket.id, dossier.id);
    store::touch_room(tx, world.thanh_son.id);
  });
  const std::string number = "<ul class=\"kc-nos kc-nos--ok\"><li>" + text_of_number(ticket);

  world.open();
  const Page any = board();
  EXPECT_TRUE(any.has(number));
  EXPECT_TRUE(any.has("Đã có kết quả, mời đến quầy nhận"));
  world.open({"chung-thuc", "viec-khac"});
  const Page one = board();
  EXPECT_TRUE(one.has("Đã có kết quả, mời nhận ở quầy 1"));
  EXPECT_TRUE(one.has("Mất số? Hỏi quầy 1"));
}

TEST_F(CallBoardPages, ACounterWithANameIsCalledByIt) {
  const Counter named = world.add_counter("Trả kết quả <script>alert(1)</script>: tầng 2");
  world.desk.counter = named.id;
  world.open();
  world.take_and_call();

  const Page page = board();

  EXPECT_TRUE(page.has("kc-call1--named"));
  EXPECT_TRUE(page.has("<b>Trả kết quả &lt;script&gt;alert(1)&lt;/script&gt;</b>"));
  EXPECT_FALSE(page.has("<script>alert"));
}

TEST_F(CallBoardPages, WhatTheAdministratorChangesIsThereAtOnce) {
  world.open();
  EXPECT_EQ(row_of(board(), "Quầy 9"), "");

  Counter added =
      world.must(app::add_counter(world.context(), world.admin, world.thanh_son.id, "Quầy 9"));
  EXPECT_NE(row_of(board(), "Quầy 9"), "");

  added.name = "Quầy 10";
  world.must(app::update_counter(world.context(), world.admin, added));
  const Page renamed = board();
  EXPECT_EQ(row_of(renamed, "Quầy 9"), "");
  EXPECT_NE(row_of(renamed, "Quầy 10"), "");

  Office office = world.thanh_son;
  office.name = "Ủy ban nhân dân xã Thanh Sơn mới";
  world.must(app::update_office(world.context(), world.admin, office));
  EXPECT_TRUE(board().has("xã Thanh Sơn mới"));
}

TEST_F(CallBoardPages, PlaysACallOfThisOfficeAlone) {
  world.open();
  world.take_and_call();
  const std::int64_t call = last_call();

  const Page heard = anybody.get(sound(call));

  EXPECT_EQ(heard.status, 200);
  EXPECT_EQ(heard.response.header("Content-Type"), "audio/ogg");
  EXPECT_TRUE(heard.body.starts_with("OggS"));
  EXPECT_EQ(anybody.get(sound(call, "xa-hong-lac")).status, 404);
  EXPECT_EQ(anybody.get(sound(call + 1)).status, 404);
  for (const char* file : {"x.ogg", ".ogg", "1", "-1.ogg", "99999999999999999999.ogg", "1.ogg.ogg"})
    EXPECT_EQ(anybody.get("/bang/xa-thanh-son/tieng/" + std::string(file)).status, 404) << file;
}

TEST_F(CallBoardPages, AreListedForWhoeverSetsUpAScreen) {
  const Page page = anybody.get("/bang");

  EXPECT_EQ(page.status, 200);
  for (const Office* office : {&world.thanh_son, &world.hong_lac, &world.thanh_ha})
    EXPECT_TRUE(page.has("href=\"/bang/" + office->slug + "\"")) << office->slug;
  for (const char* address :
       {"/bang/khong-co", "/bang/khong-co/su-kien", "/bang/khong-co/tieng/1.ogg"})
    EXPECT_EQ(anybody.get(address).status, 404) << address;
}

TEST(CounterTables, ShowTheOthersByTurnsWhereThereAreTooMany) {
  std::vector<CounterRow> rows;
  for (int n = 1; n <= 20; ++n)
    rows.push_back({.name = std::to_string(n), .number = "", .words = "", .off = n % 2 == 1});
  std::set<std::string> seen;

  for (std::int64_t minute = 0; minute < 5; ++minute) {
    const auto tables = counter_tables(rows, minute);
    ASSERT_EQ(tables.size(), 2u);
    std::set<std::string> now;
    for (const CounterTable& table : tables) {
      ASSERT_EQ(table.rows.size(), kRowsInColumn);
      for (const CounterRow& row : table.rows) now.insert(row.name);
    }
    ASSERT_EQ(now.size(), 12u);
    for (int n = 2; n <= 20; n += 2) ASSERT_TRUE(now.contains(std::to_string(n))) << "at work";
    seen.insert(now.begin(), now.end());
  }

  EXPECT_EQ(seen.size(), 20u);
}

TEST(CounterTables, StandInOneColumnWhileTheyFit) {
  const std::vector<CounterRow> six(6), seven(7);
  EXPECT_TRUE(counter_tables({}, 0).empty());
  EXPECT_EQ(counter_tables(six, 0).size(), 1u);
  EXPECT_EQ(counter_tables(seven, 0).size(), 2u);
  EXPECT_EQ(counter_tables(seven, 0).front().rows.size(), 4u);
}

}  // namespace
}  // namespace khongcho::web
