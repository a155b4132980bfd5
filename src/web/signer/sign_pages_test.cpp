#include <gtest/gtest.h>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "tests/office/chair_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::Inputs;
using test::Page;
using test::TestBrowser;

class SignPages : public testing::Test {
 protected:
  SignPages() {
    add_signer_routes(router, site);
    sign_in(lan, world.lan);
  }

  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  // A log-in left idle that long has ended.
  void later(std::string_view now) {
    world.set_time(now);
    sign_in(lan, world.lan);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Dossier stored(const Dossier& dossier) {
    return app::dossier_view(world.ctx(), world.hoa, dossier.code, "test")->dossier;
  }
  static std::string address(const Dossier& dossier, const std::string& more = "") {
    return "/ky/" + dossier.code + more;
  }
  // Another one waiting, of ông Tư.
  Dossier submitted_too() {
    app::IntakeForm form = world.a_form("C13");
    form.submitter = world.ong_tu();
    Dossier dossier = world.received(form);
    dossier =
        *app::assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id);
    dossier = *app::draft_dossier(world.ctx(), world.nam, command_for(dossier), "Đã xong.");
    return *app::submit_dossier(world.ctx(), world.nam, command_for(dossier));
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser lan{router};
};

TEST_F(SignPages, TheListShowsDraftsAndWhatIsLate) {
  const Dossier dossier = world.submitted();
  Page page = lan.get("/ky");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has(address(dossier)));
  EXPECT_TRUE(page.has("Chứng thực bản sao đúng."));
  EXPECT_TRUE(page.has(say("sign.lead", {"1", "0", "0"})));
  later("2023-09-29 16:30");
  EXPECT_TRUE(lan.get("/ky").has(say("sign.lead", {"1", "0", "1"})));
  later("2023-09-29 17:30");
  EXPECT_TRUE(lan.get("/ky").has(say("sign.lead", {"1", "1", "0"})));
}

TEST_F(SignPages, AllAreChosenByALinkAndSignedAtOnce) {
  const Dossier one = world.submitted();
  const Dossier two = submitted_too();
  EXPECT_FALSE(lan.get("/ky").has(" checked"));
  const Inputs inputs = lan.get("/ky?chon=tat-ca").form("/ky");

  const Page result = lan.post("/ky", inputs);

  EXPECT_EQ(result.status, 200);
  EXPECT_TRUE(result.has(say("sign.result_lead", {"2", "2"})));
  EXPECT_EQ(stored(one).state, DossierState::signed_off);
  EXPECT_EQ(stored(two).state, DossierState::signed_off);
  EXPECT_NE(stored(one).result_number, "");
  EXPECT_NE(stored(two).result_number, "");
  const Page again = lan.post("/ky", inputs);
  EXPECT_TRUE(again.has(say("sign.result_lead", {"2", "2"}))) << "the same form twice";
  EXPECT_EQ(stored(one).version, one.version + 1);
}

TEST_F(SignPages, OneRefusalDoesNotHoldUpTheOthers) {
  const Dossier one = world.submitted();
  const Dossier two = submitted_too();
  const Inputs inputs = lan.get("/ky?chon=tat-ca").form("/ky");
  ASSERT_TRUE(app::withdraw_dossier(world.ctx(), world.hoa, command_for(one), "Đổi ý"));

  const Page result = lan.post("/ky", inputs);

  EXPECT_TRUE(result.has(say("sign.result_lead", {"1", "2"})));
  EXPECT_TRUE(result.has(say("sign.changed")));
  EXPECT_EQ(stored(one).state, DossierState::withdrawn);
  EXPECT_EQ(stored(two).state, DossierState::signed_off);
}

TEST_F(SignPages, NothingChosenIsSaid) {
  world.submitted();
  const Page refused = lan.send(lan.get("/ky"), "/ky");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has(say("sign.none_chosen")));
}

TEST_F(SignPages, OneIsReadAndSigned) {
  const Dossier dossier = world.submitted();
  const Page page = lan.get(address(dossier));
  EXPECT_TRUE(page.has("Chứng thực bản sao đúng."));

  EXPECT_EQ(lan.send(page, address(dossier, "/ky")).location, "/ky");
  EXPECT_EQ(lan.send(page, address(dossier, "/ky")).location, "/ky") << "the same form twice";

  EXPECT_EQ(stored(dossier).state, DossierState::signed_off);
  EXPECT_EQ(stored(dossier).version, dossier.version + 1);
  EXPECT_TRUE(lan.get(address(dossier)).has(say("sign.not_waiting")));
}

TEST_F(SignPages, SendingBackNeedsAReason) {
  const Dossier dossier = world.submitted();
  const Page page = lan.get(address(dossier));

  const Page refused = lan.send(page, address(dossier, "/tra-lai"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("id=\"reason-problem\""));
  EXPECT_EQ(lan.send(page, address(dossier, "/tra-lai"), {{"reason", "Sai ngày sinh"}}).status,
            303);

  EXPECT_EQ(stored(dossier).state, DossierState::assigned);
  EXPECT_EQ(stored(dossier).reason, "Sai ngày sinh");
}

TEST_F(SignPages, TheLaterOfTwoSeesWhatTheOtherDid) {
  const Dossier dossier = world.submitted();
  const Page page = lan.get(address(dossier));
  ASSERT_TRUE(app::sign_dossier(world.ctx(), world.chair, command_for(dossier)));

  const Page late = lan.send(page, address(dossier, "/tra-lai"), {{"reason", "Sai ngày sinh"}});

  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.has(say("counter.dossier.changes")));
}

TEST_F(SignPages, AreClosedToOthers) {
  const Dossier dossier = world.submitted();
  TestBrowser nobody(router);
  EXPECT_EQ(nobody.get("/ky").status, 303);
  EXPECT_EQ(nobody.post("/ky", {}).status, 303);
  EXPECT_EQ(lan.post("/ky", {}).status, 403) << "no token";
  for (const Officer* officer : {&world.minh, &world.nam, &world.hoa, &world.admin}) {
    const app::SignedIn who = world.sign_in(*officer);
    TestBrowser other(router);
    other.set_cookie(std::string(kLoginCookie), who.token);
    const std::string csrf = site.csrf().token_for(who.token);
    EXPECT_EQ(other.get(address(dossier)).status, 403) << officer->login;
    for (const char* action : {"/ky", "/tra-lai"})
      EXPECT_EQ(other.post(address(dossier, action),
                           {{"csrf", csrf},
                            {"version", std::to_string(dossier.version)},
                            {"reason", "x"}})
                    .status,
                403)
          << officer->login << action;
    const Page bulk = other.post(
        "/ky", {{"csrf", csrf},
                {"sign", dossier.code + ":" + std::to_string(dossier.version) + ":key"}});
    EXPECT_GE(bulk.status, 400) << officer->login;
    EXPECT_LT(bulk.status, 500) << officer->login;
  }
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

TEST_F(SignPages, BadInputIsNoFailure) {
  const Dossier dossier = world.submitted();
  const std::string csrf = lan.get("/ky").form("/ky").front().second;
  for (const std::string& ticket :
       {std::string(), std::string(":"), std::string("x:1:k"), dossier.code + ":0:k",
        dossier.code + ":99999999999999999999:k", dossier.code + ":x", std::string(9000, ':')}) {
    const int status = lan.post("/ky", {{"csrf", csrf}, {"sign", ticket}}).status;
    EXPECT_GE(status, 400) << ticket.substr(0, 60);
    EXPECT_LT(status, 500) << ticket.substr(0, 60);
  }
  Inputs many{{"csrf", csrf}};
  for (int i = 0; i < 101; ++i) many.emplace_back("sign", dossier.code + ":1:k");
  EXPECT_EQ(lan.post("/ky", many).status, 422);
  EXPECT_EQ(lan.post_raw("/ky", "csrf=" + csrf + "&sign=%00").status, 400);
  EXPECT_EQ(lan.get("/ky?tu=x").status, 400);
  EXPECT_EQ(lan.get("/ky/khong-co").status, 404);
  EXPECT_EQ(stored(dossier).version, dossier.version);
}

// A route leaves certifications to the chair.
TEST(SignPagesOfADeputy, WhatTheChairSignsIsShownAndNotOffered) {
  test::ChairWorld world;
  const Site site{world.context(), test::OfficeWorld::english(), {}};
  http::Router router;
  add_signer_routes(router, site);
  TestBrowser lan{router};
  TestBrowser chair{router};
  lan.set_cookie(std::string(kLoginCookie), world.sign_in(world.lan).token);
  chair.set_cookie(std::string(kLoginCookie), world.sign_in(world.chair).token);
  const std::string code = world.submitted_here().code;
  const std::string words = test::OfficeWorld::vietnamese().text("sign.of_the_chair");

  const Page hers = lan.get("/ky");
  EXPECT_TRUE(hers.has(code));
  EXPECT_TRUE(hers.has(words));
  EXPECT_FALSE(hers.has("name=\"sign\""));
  const Page refused = lan.get("/ky/" + code);
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(refused.has("do Chủ tịch ký"));

  const Page his = chair.get("/ky");
  EXPECT_FALSE(his.has(words));
  EXPECT_TRUE(his.has("name=\"sign\" value=\"" + code));
  EXPECT_EQ(chair.send(chair.get("/ky/" + code), "/ky/" + code + "/ky").status, 303);
}

}  // namespace
}  // namespace khongcho::web
