#include <gtest/gtest.h>

#include "app/alarm_sweep.h"
#include "app/alarms.h"
#include "app/apologies.h"
#include "app/dossier_views.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::at;
using test::command_for;
using test::Page;
using test::TestBrowser;

class AlarmPages : public testing::Test {
 protected:
  AlarmPages() {
    add_alarm_routes(router, site);
    sign_in(nam, world.nam);
    sign_in(lan, world.lan);
  }

  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  // A log-in left idle that long has ended.
  void sweep(std::string_view now) {
    world.set_time(now);
    app::sweep_alarms(world.ctx());
    sign_in(nam, world.nam);
    sign_in(lan, world.lan);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Dossier stored(const Dossier& dossier) {
    return app::dossier_view(world.ctx(), world.hoa, dossier.code, "test")->dossier;
  }
  Dossier proposed() {
    const Dossier dossier = world.assigned();
    return *app::propose_dossier_apology(world.ctx(), world.nam, command_for(dossier), "Mất điện",
                                         at("2023-10-02 09:00"));
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser nam{router};
  TestBrowser lan{router};
};

TEST_F(AlarmPages, ShowWhatRingsAndTakeAnAcknowledgement) {
  const Dossier dossier = world.assigned();
  EXPECT_TRUE(nam.get("/canh-bao").has(say("alarm_page.none")));
  sweep("2023-09-29 16:00");
  const Page page = nam.get("/canh-bao");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(dossier.code));
  EXPECT_TRUE(page.has(say("alarm.kind.due_soon")));
  EXPECT_TRUE(page.has(say("work.left.hours", {"1", "0"})));
  EXPECT_FALSE(page.has(say("alarm_page.view.don-vi"))) << "no overseer";

  EXPECT_EQ(nam.send(page, "/canh-bao?xem=toi").status, 422) << "none chosen";
  const std::string id = std::to_string(
      app::ringing_alarms(world.ctx(), world.nam, app::AlarmView::mine, AlarmLevel::officer, {})
          ->rows[0]
          .alarm.id.value);
  const Page done = nam.send(page, "/canh-bao?xem=toi", {{"alarm", id}, {"note", "Đang làm"}});
  EXPECT_EQ(done.status, 303);
  EXPECT_TRUE(nam.get("/canh-bao").has(say("alarm_page.none")));
  const Page acknowledged = lan.get("/canh-bao?xem=da-nhan");
  EXPECT_TRUE(acknowledged.has("Đang làm"));
  EXPECT_TRUE(acknowledged.has("Phạm Văn Nam"));
}

TEST_F(AlarmPages, TheHeadSeesLevelsAndTheForecast) {
  world.assigned();
  sweep("2023-09-29 16:00");
  EXPECT_TRUE(lan.get("/canh-bao?xem=don-vi").has(say("alarm.kind.due_soon")));
  EXPECT_TRUE(lan.get("/canh-bao?xem=don-vi&cap=head").has(say("alarm_page.none")));
  EXPECT_TRUE(lan.get("/canh-bao").has(say("alarm_page.none"))) << "nothing of hers yet";
  sweep("2023-09-29 16:15");
  const Page first = lan.get("/canh-bao");
  EXPECT_TRUE(first.has(say("alarm.kind.due_soon"))) << "what the bar counts is what she sees";
  EXPECT_TRUE(first.has("action=\"/canh-bao?xem=don-vi&amp;cap=head\"")) << first.body;
  EXPECT_TRUE(lan.get("/canh-bao?xem=don-vi&cap=head").has(say("alarm.kind.due_soon")));
  EXPECT_TRUE(lan.get("/canh-bao").has(say("alarm_page.no_late")));
  sweep("2023-09-29 16:50");
  EXPECT_TRUE(lan.get("/canh-bao").has(say("alarm_page.forecast_lead", {"1", "1"})));
  sweep("2023-09-29 17:30");
  EXPECT_TRUE(lan.get("/canh-bao").has(say("alarm_page.why.missed")));
}

TEST_F(AlarmPages, AreClosedToOthersAndToBadInput) {
  const Dossier dossier = world.assigned();
  sweep("2023-09-29 16:00");
  EXPECT_EQ(TestBrowser(router).get("/canh-bao").status, 303);
  EXPECT_EQ(nam.get("/canh-bao?xem=don-vi").status, 403);
  EXPECT_EQ(nam.get("/canh-bao?xem=da-nhan").status, 403);
  EXPECT_EQ(lan.get("/canh-bao?xem=huyen").status, 403);
  EXPECT_EQ(nam.get("/canh-bao?xem=x").status, 400);
  EXPECT_EQ(nam.get("/canh-bao?cap=x").status, 400);
  EXPECT_EQ(nam.get("/canh-bao?tu=x").status, 400);
  const Page page = nam.get("/canh-bao");
  for (const char* id : {"", "x", "99999999999999999999", "1"})
    EXPECT_EQ(nam.send(page, "/canh-bao?xem=toi", {{"alarm", id}}).status, 404) << id;
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

TEST_F(AlarmPages, TheHeadReadsPreviewsAndSignsAnApology) {
  const Dossier dossier = proposed();
  const Page list = lan.get("/xin-loi");
  EXPECT_TRUE(list.has("/xin-loi/" + dossier.code));
  EXPECT_TRUE(list.has("Mất điện"));
  const Page paper = lan.get("/xin-loi/" + dossier.code + "/mau-04");
  EXPECT_EQ(paper.status, 200);
  EXPECT_TRUE(paper.has(say("apology.not_signed_yet")));
  EXPECT_TRUE(paper.has("Mất điện"));
  EXPECT_EQ(stored(dossier).version, dossier.version) << "a preview changes nothing";

  const Page page = lan.get("/xin-loi/" + dossier.code);
  const std::string sign = "/xin-loi/" + dossier.code + "/ky";
  EXPECT_EQ(lan.send(page, sign, {{"new_time", "x"}}).status, 422);
  EXPECT_EQ(lan.send(page, sign, {{"new_time", "2023-09-29T15:00"}}).status, 422);
  EXPECT_EQ(lan.send(page, sign, {{"reason", "Mất điện toàn xã"}}).status, 303);
  const Dossier made = stored(dossier);
  EXPECT_EQ(made.reappointed_at, at("2023-10-02 09:00"));
  EXPECT_EQ(made.apology_reason, "Mất điện toàn xã");

  const Page entries = lan.get("/xin-loi?xem=so");
  EXPECT_TRUE(entries.has("/quay/ho-so/" + dossier.code + "/xin-loi"));
  const Page csv = lan.get("/xin-loi/so/bang-tinh?tu=2023-09-29&den=2023-09-29");
  EXPECT_EQ(csv.response.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(csv.has("Mất điện toàn xã"));
  EXPECT_EQ(lan.get("/xin-loi?xem=so&tu=2023-09-30&den=2023-09-29").status, 422);
  EXPECT_EQ(lan.get("/xin-loi/so/bang-tinh?tu=x").status, 422);
}

TEST_F(AlarmPages, DecliningNeedsAReasonAndOthersMayNot) {
  const Dossier dossier = proposed();
  const std::string decline = "/xin-loi/" + dossier.code + "/khong-ky";
  const Page page = lan.get("/xin-loi/" + dossier.code);
  EXPECT_EQ(lan.send(page, decline).status, 422);
  EXPECT_TRUE(nam.get("/xin-loi/" + dossier.code).has("Mất điện"));
  EXPECT_EQ(nam.get("/xin-loi/" + dossier.code + "/mau-04").status, 403);
  const app::SignedIn who = world.sign_in(world.nam);
  nam.set_cookie(std::string(kLoginCookie), who.token);
  EXPECT_EQ(nam.post(decline, {{"csrf", site.csrf().token_for(who.token)},
                               {"version", std::to_string(dossier.version)},
                               {"refusal", "Kịp"}})
                .status,
            403);
  EXPECT_EQ(lan.send(page, decline, {{"refusal", "Kịp trước 17 giờ"}}).status, 303);
  EXPECT_FALSE(stored(dossier).apology_proposed_at);
  EXPECT_TRUE(lan.get("/xin-loi").has(say("apology.none_waiting")));
  EXPECT_EQ(lan.get("/xin-loi/" + dossier.code + "/mau-04").status, 409);
}

}  // namespace
}  // namespace khongcho::web
