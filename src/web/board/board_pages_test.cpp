#include <gtest/gtest.h>

#include "app/apologies.h"
#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/take_number.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::Page;
using test::TestBrowser;

class BoardPages : public testing::Test {
 protected:
  BoardPages() {
    add_board_routes(router, site);
    sign_in(chair, world.chair);
    sign_in(vp, world.vp);
  }

  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  // A log-in left idle that long has ended.
  void later(std::string_view now) {
    world.set_time(now);
    sign_in(chair, world.chair);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser chair{router};
  TestBrowser vp{router};
};

TEST_F(BoardPages, ShowsTheDayOfTheOffice) {
  const Dossier dossier = world.assigned();

  Page page = chair.get("/dieu-hanh");

  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(say("board.as_of", {"14:12"})));
  EXPECT_TRUE(page.has(say("board.list.in_process", {"1"})));
  EXPECT_TRUE(page.has(dossier.code));
  EXPECT_TRUE(page.has("Phạm Văn Nam"));
  EXPECT_FALSE(page.has(say("board.district"))) << "only for those who oversee all";
  later("2023-09-29 16:30");
  EXPECT_TRUE(chair.get("/dieu-hanh").has(say("board.list.due_soon", {"1"})));
  later("2023-09-29 17:01");
  EXPECT_TRUE(chair.get("/dieu-hanh").has(say("board.list.overdue", {"1"})));
}

TEST_F(BoardPages, SaysOfANewTimeThatTheOldOneWasMissed) {
  const Dossier dossier = world.assigned();
  later("2023-09-29 17:05");
  const auto sorry = app::sign_dossier_apology(world.ctx(), world.chair, test::command_for(dossier),
                                               "Mất điện", test::at("2023-10-02 09:00"));
  ASSERT_TRUE(sorry) << sorry.error().message_id;

  const Page page = chair.get("/dieu-hanh");

  EXPECT_TRUE(page.has(say("work.reappointed", {"17:00", "09:00 02/10"})));
  EXPECT_FALSE(page.has("nên trả trong ngày"));
}

TEST_F(BoardPages, TheFragmentIsWhatChanges) {
  world.assigned();

  const Page fragment = chair.get("/dieu-hanh/bang?don-vi=" + world.thanh_son.slug);

  EXPECT_EQ(fragment.status, 200);
  EXPECT_LT(fragment.body.find("<div id=\"bang-hom-nay\""), 2u);
  EXPECT_FALSE(fragment.has("<html"));
  EXPECT_TRUE(fragment.has(say("board.list.in_process", {"1"})));
  EXPECT_TRUE(chair.get("/dieu-hanh").has("hx-get=\"/dieu-hanh/bang?don-vi=xa-thanh-son\""));
}

TEST_F(BoardPages, ThoseWhoOverseeAllSeeEveryOffice) {
  world.ready();

  const Page page = vp.get("/dieu-hanh");

  EXPECT_TRUE(page.has(say("board.district")));
  for (const Office* office : {&world.thanh_son, &world.hong_lac, &world.thanh_ha})
    EXPECT_TRUE(page.has("don-vi=" + office->slug)) << office->slug;
  EXPECT_TRUE(page.has("100,0%"));
  const Page one = vp.get("/dieu-hanh?don-vi=" + world.thanh_son.slug);
  EXPECT_TRUE(one.has("<h1>" + world.thanh_son.name));
}

TEST_F(BoardPages, TheTableIsSortedByAColumn) {
  world.ready();
  const auto first_row = [&](const std::string& address) {
    const Page page = vp.get(address);
    return page.body.substr(page.body.find("scope=\"row\""), 200);
  };
  for (const char* by : {"nhan", "hen", "xong", "giu", "ty-le"})
    EXPECT_NE(first_row(std::string("/dieu-hanh?xep=") + by).find(world.thanh_son.slug),
              std::string::npos)
        << by;
  EXPECT_EQ(vp.get("/dieu-hanh?xep=khac").status, 200);
}

TEST_F(BoardPages, QueueFiguresOfTheDay) {
  EXPECT_TRUE(chair.get("/dieu-hanh").has("/dieu-hanh/hang-doi?don-vi=xa-thanh-son"));
  EXPECT_TRUE(chair.get("/dieu-hanh/hang-doi").has(say("queue_report.none")));
  const app::Desk desk{world.hoa, world.counter.id};
  ASSERT_TRUE(app::open_counter(world.ctx(), desk, {}));
  for (int n = 0; n < 2; ++n)
    ASSERT_TRUE(app::take_number(world.ctx(), world.thanh_son, {.service = "ho-tich"}));
  world.set_time("2023-09-29 14:22");
  ASSERT_TRUE(app::call_next_ticket(world.ctx(), desk));
  ASSERT_TRUE(app::serve_ticket(world.ctx(), desk));
  world.set_time("2023-09-29 14:25");
  ASSERT_TRUE(app::finish_ticket(world.ctx(), desk));

  const Page page = chair.get("/dieu-hanh/hang-doi");

  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(
      page.has("<th scope=\"row\">Hộ tịch</th><td class=\"kc-num\">2</td>"
               "<td class=\"kc-num\">10 phút</td><td class=\"kc-num\">10 phút</td>"
               "<td class=\"kc-num\">3 phút</td>"));
  EXPECT_TRUE(page.has("14:00–14:59"));
  EXPECT_TRUE(page.has(world.counter.name));
  const Page csv = chair.get("/dieu-hanh/hang-doi/bang-tinh?tu=29/09/2023");
  EXPECT_EQ(csv.response.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(csv.has("Hộ tịch,2,1,600,600,180,180,0,1"));
  EXPECT_TRUE(
      chair.get("/dieu-hanh/hang-doi?tu=2023-09-25&den=2023-09-28").has(say("queue_report.none")));
}

TEST_F(BoardPages, QueueFiguresRefuseWrongDays) {
  for (const char* query : {"?tu=32/13/2023", "?tu=hom-qua", "?tu=29/09/2023&den=28/09/2023",
                            "?tu=01/01/2023&den=31/12/2023"})
    EXPECT_EQ(chair.get(std::string("/dieu-hanh/hang-doi") + query).status, 422) << query;
  EXPECT_EQ(chair.get("/dieu-hanh/hang-doi?don-vi=xa-hong-lac").status, 403);
  EXPECT_EQ(chair.get("/dieu-hanh/hang-doi/bang-tinh?don-vi=xa-hong-lac").status, 403);
}

TEST_F(BoardPages, AreClosedToOthers) {
  TestBrowser nobody(router), hoa(router), nam(router), admin(router);
  sign_in(hoa, world.hoa);
  sign_in(nam, world.nam);
  sign_in(admin, world.admin);
  for (const char* address : {"/dieu-hanh", "/dieu-hanh/bang"}) {
    EXPECT_EQ(nobody.get(address).status, 303);
    for (TestBrowser* other : {&hoa, &nam, &admin}) EXPECT_EQ(other->get(address).status, 403);
    const std::string other_office = std::string(address) + "?don-vi=" + world.hong_lac.slug;
    EXPECT_EQ(chair.get(other_office).status, 403);
    EXPECT_EQ(vp.get(other_office).status, 200);
  }
}

TEST_F(BoardPages, BadInputIsNoFailure) {
  for (const char* address : {"/dieu-hanh?don-vi=khong-co", "/dieu-hanh/bang?don-vi=khong-co"})
    EXPECT_EQ(vp.get(address).status, 404);
  EXPECT_EQ(vp.get("/dieu-hanh?don-vi=" + std::string(5000, 'x')).status, 404);
}

}  // namespace
}  // namespace khongcho::web
