// Rosters, readiness, leave, delegations and notices as pages: who may, what is shown, what a form
// says when it is wrong.
#include <gtest/gtest.h>

#include "app/officer_notices.h"
#include "app/signing_right.h"
#include "tests/office/duty_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::DutyWorld;
using test::Inputs;
using test::Page;
using test::TestBrowser;

const std::string kAcknowledge = "/truc/san-sang/ghi-nhan";
const std::string kDay = "/truc?don-vi=xa-thanh-son&ngay=2023-09-29";

class DutyPages : public testing::Test {
 protected:
  DutyPages() {
    add_duty_routes(router, site);
    sign_in();
  }
  // Anew after the time was set far ahead: a log-in lasts two idle hours.
  void sign_in() {
    for (const auto& [browser, officer] :
         std::initializer_list<std::pair<TestBrowser*, const Officer*>>{
             {&chair, &world.chair}, {&hoa, &world.hoa}, {&lan, &world.lan}, {&nam, &world.nam},
             {&dung, &world.dung}, {&minh, &world.minh}, {&vp, &world.vp}})
      browser->set_cookie(std::string(kLoginCookie), world.sign_in(*officer).token);
  }
  void friday_afternoon() {
    world.plan_all();
    world.set_time("2023-09-29 14:00");
    sign_in();
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return DutyWorld::vietnamese().text(key, args);
  }
  Page add(TestBrowser& browser, const std::string& duty, const Officer& who,
           const std::string& from = "07:00") {
    return browser.send(browser.get(kDay), "/truc/them",
                        {{"duty", duty}, {"officer", std::to_string(who.id.value)},
                         {"from", from}, {"to", "17:00"}});
  }

  DutyWorld world;
  Site site{world.ctx(), DutyWorld::english(), {}};
  http::Router router;
  TestBrowser chair{router}, hoa{router}, lan{router}, nam{router}, dung{router}, minh{router},
      vp{router};
};

TEST_F(DutyPages, TheNextNoWaitDayIsShownToEverybodyOfTheOffice) {
  world.plan_all();
  const Page page = hoa.get("/truc");

  EXPECT_EQ(page.status, 200);
  for (const char* piece : {"29/09/2023", "Lê Thị Lan", "Phạm Văn Nam", "Nguyễn Thị Hoa"})
    EXPECT_TRUE(page.has(piece)) << piece;
  EXPECT_TRUE(page.has(say("duty_page.readiness.ready")));
  EXPECT_FALSE(page.has("action=\"/truc/chep\"")) << "she does not plan";
  EXPECT_EQ(minh.get(kDay).status, 403);
  EXPECT_EQ(vp.get(kDay).status, 200);
}

TEST_F(DutyPages, TheChairFillsTheDayAndConfirmsIt) {
  EXPECT_TRUE(chair.get(kDay).has(say("duty_page.nobody")));
  EXPECT_EQ(add(chair, "signer", world.lan).status, 303);
  EXPECT_EQ(add(chair, "specialist:Hộ tịch", world.nam).status, 303);
  EXPECT_EQ(add(chair, "receptionist:" + std::to_string(world.counter.id.value),
                world.hoa).status, 303);
  const Page page = chair.get(kDay);
  EXPECT_TRUE(page.has("Lê Thị Lan"));
  EXPECT_TRUE(page.has(say("duty_page.readiness.not_ready"))) << "nobody for certified copies";

  const Page refused = chair.send(page, "/truc/chot");
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has(say("duty.not_ready_to_confirm")));
  EXPECT_FALSE(chair.get(kDay).has("đã chốt lịch"));

  EXPECT_EQ(add(chair, "specialist:Chứng thực", world.nam).status, 303);
  EXPECT_EQ(chair.send(chair.get(kDay), "/truc/chot").status, 303);
  EXPECT_TRUE(chair.get(kDay).has("đã chốt lịch"));
}

TEST_F(DutyPages, WhatIsWrongIsSaidAtItsInput) {
  const Page hours = add(chair, "signer", world.lan, "18:00");
  EXPECT_EQ(hours.status, 422);
  EXPECT_TRUE(hours.has(say("duty.wrong_hours")));
  EXPECT_TRUE(hours.has("id=\"to-problem\""));
  EXPECT_EQ(add(chair, "specialist:", world.hoa).status, 422);
  EXPECT_EQ(add(chair, "king", world.lan).status, 422);
  EXPECT_EQ(add(chair, "signer", world.lan).status, 303);
  EXPECT_EQ(add(chair, "signer", world.lan).status, 409) << "there already";
  EXPECT_EQ(chair.send(chair.get(kDay), "/truc/chep").status, 409);
}

TEST_F(DutyPages, ALineIsTakenAwayAfterAQuestion) {
  const DutyEntry entry = world.planned(DutyRole::signer, world.lan);
  const std::string address = "/truc/" + std::to_string(entry.id.value) + "/bo";
  EXPECT_TRUE(chair.get(kDay).has(address));
  EXPECT_EQ(nam.get(address).status, 404);
  const Page question = chair.get(address);
  EXPECT_TRUE(question.has("Lê Thị Lan"));

  EXPECT_EQ(chair.send(question, address).status, 303);
  EXPECT_EQ(chair.get(address).status, 404);
}

TEST_F(DutyPages, ANoWaitDayIsCopiedAWeekOn) {
  world.plan_all();
  const Page next = chair.get("/truc?don-vi=xa-thanh-son&ngay=2023-10-06");
  EXPECT_EQ(chair.send(next, "/truc/chep").status, 303);
  EXPECT_TRUE(chair.get("/truc?don-vi=xa-thanh-son&ngay=2023-10-06").has("Lê Thị Lan"));
}

TEST_F(DutyPages, WeekAndSheetShowTheSame) {
  world.plan_all();
  const Page week = lan.get("/truc/tuan?ngay=2023-09-29");
  EXPECT_EQ(week.status, 200);
  EXPECT_TRUE(week.has("Lê Thị Lan"));
  EXPECT_TRUE(week.has(say("duty_page.closed"))) << "the weekend";
  const Page paper = lan.get("/truc/in?ngay=2023-09-29");
  EXPECT_EQ(paper.status, 200);
  EXPECT_TRUE(paper.has("Nguyễn Thị Hoa"));
  EXPECT_TRUE(paper.has(say("duty_page.specialists_of", {"Hộ tịch"})));
}

TEST_F(DutyPages, TheChairAcknowledgesWhatIsLacking) {
  const std::string address = "/truc/san-sang?don-vi=xa-thanh-son&ngay=2023-09-29";
  EXPECT_FALSE(lan.get(address).has("name=\"reason\""));
  const Page page = chair.get(address);
  EXPECT_TRUE(page.has(say("duty_page.readiness.not_ready")));

  const Page empty = chair.send(page, kAcknowledge, {{"reason", " "}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(empty.has(say("duty.no_reason")));
  EXPECT_EQ(chair.send(page, kAcknowledge, {{"reason", "Chủ tịch ký thay"}}).status, 303);
  EXPECT_TRUE(chair.get(address).has("Chủ tịch ký thay"));
  Inputs forged = page.form(kAcknowledge);
  set(forged, "reason", "x");
  EXPECT_EQ(vp.post(kAcknowledge, forged).status, 403);
}

TEST_F(DutyPages, WhoLeavesNowSeesWhatMoved) {
  friday_afternoon();
  const Dossier assigned = world.assigned();
  const Page report = nam.send(nam.get("/truc/nghi"), "/truc/nghi/tu-bay-gio",
                               {{"reason", "Ốm"}, {"to", "17:00"},
                                {"substitute", std::to_string(world.dung.id.value)}});
  EXPECT_EQ(report.status, 200);
  EXPECT_TRUE(report.has(assigned.code));
  EXPECT_TRUE(report.has("Phạm Văn Dũng"));

  const Page list = nam.get("/truc/nghi");
  EXPECT_TRUE(list.has(say("duty_page.away_now")));
  EXPECT_TRUE(dung.get("/thong-bao").has("Bạn làm thay Phạm Văn Nam"));
  const std::size_t at = list.body.find("/tro-lai");
  ASSERT_NE(at, std::string::npos);
  const std::size_t from = list.body.rfind("/truc/nghi/", at);
  const std::string back = list.body.substr(from, at + 8 - from);
  EXPECT_EQ(hoa.get(back).status, 404);
  EXPECT_EQ(nam.send(nam.get(back), back).status, 303);
  EXPECT_FALSE(nam.get("/truc/nghi").has(say("duty_page.away_now")));
}

TEST_F(DutyPages, LeaveAheadIsCheckedAtItsInputs) {
  const auto send = [&](const Inputs& typed) {
    Inputs inputs = lan.get("/truc/nghi").form("/truc/nghi");
    for (const auto& [name, value] : typed) set(inputs, name, value);
    return lan.post("/truc/nghi", inputs);
  };
  EXPECT_EQ(send({{"reason", ""}}).status, 422);
  const Page order = send({{"reason", "Phép"}, {"to", "06:00"}});
  EXPECT_EQ(order.status, 422);
  EXPECT_TRUE(order.has("id=\"to-problem\""));
  EXPECT_EQ(send({{"reason", "Phép"}, {"from_day", "mai"}}).status, 422);
  EXPECT_EQ(send({{"reason", "Phép"}}).status, 303);
  EXPECT_TRUE(lan.get("/truc/nghi").has("Phép"));
}

TEST_F(DutyPages, ADelegationIsWrittenDownUsedAndRevoked) {
  friday_afternoon();
  const auto dung_signs = [&] {
    return app::signs_at(world.ctx(), world.dung, world.thanh_son.id);
  };
  EXPECT_EQ(nam.get("/ky/uy-quyen").status, 403);
  EXPECT_FALSE(dung_signs());

  const Page form = lan.get("/ky/uy-quyen");
  EXPECT_TRUE(form.has(say("duty_page.no_delegations")));
  EXPECT_EQ(lan.send(form, "/ky/uy-quyen", {{"document_number", ""}}).status, 422);
  const Page no_deputy = lan.send(form, "/ky/uy-quyen",
                                  {{"to", std::to_string(world.dung.id.value)},
                                   {"manner", "for_head"},
                                   {"document_number", "12/UQ-UBND"}});
  EXPECT_EQ(no_deputy.status, 422);
  EXPECT_TRUE(no_deputy.has("id=\"manner-problem\""));
  const Page saved = lan.send(form, "/ky/uy-quyen",
                              {{"to", std::to_string(world.dung.id.value)},
                               {"document_number", "12/UQ-UBND"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_TRUE(dung_signs());

  const Page list = lan.get("/ky/uy-quyen");
  EXPECT_TRUE(list.has("12/UQ-UBND"));
  EXPECT_TRUE(list.has(say("duty_page.state.active")));
  const std::size_t at = list.body.find("/thu-hoi");
  ASSERT_NE(at, std::string::npos);
  const std::size_t from = list.body.rfind("/ky/uy-quyen/", at);
  const std::string revoke = list.body.substr(from, at + 8 - from);
  EXPECT_EQ(lan.get(revoke.substr(0, revoke.size() - 8) + "/in").status, 200);
  EXPECT_EQ(minh.get(revoke).status, 404);
  EXPECT_EQ(lan.send(lan.get(revoke), revoke).status, 303);
  EXPECT_TRUE(lan.get("/ky/uy-quyen").has(say("duty_page.state.revoked")));
  EXPECT_FALSE(dung_signs());
}

TEST_F(DutyPages, NoticesAreCountedInTheBarUntilRead) {
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    return app::notify(tx, world.time.now(), world.lan.id,
                       {.key = "duty.notice_revoked", .args = {"12/UQ"}, .link = "/truc"});
  });
  EXPECT_TRUE(lan.get("/truc").has("Thông báo (1)"));
  const Page page = lan.get("/thong-bao");
  EXPECT_TRUE(page.has("12/UQ"));
  const OfficerNotice notice = app::own_notices(world.ctx(), world.lan).front();
  const std::string address = "/thong-bao/" + std::to_string(notice.id.value);

  EXPECT_EQ(hoa.post(address, hoa.get(kDay).form("/dang-xuat")).status, 404);
  const Page opened = lan.send(page, address);
  EXPECT_EQ(opened.location, "/truc");
  EXPECT_FALSE(lan.get("/truc").has("Thông báo (1)"));
  EXPECT_TRUE(hoa.get("/thong-bao").has(say("duty_page.no_notices")));
}

TEST_F(DutyPages, AllAreReadAtOnce) {
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    for (const char* number : {"1/UQ", "2/UQ"})
      app::notify(tx, world.time.now(), world.lan.id,
                  {.key = "duty.notice_revoked", .args = {number}});
    return true;
  });
  EXPECT_EQ(lan.send(lan.get("/thong-bao"), "/thong-bao").status, 303);
  EXPECT_EQ(app::unread_notices(world.ctx(), world.lan), 0);
}

}  // namespace
}  // namespace khongcho::web
