#include "app/dossier_commands.h"
#include "web/counter/testing/counter_world.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::Inputs;
using test::Page;
using test::TestBrowser;

class DossierPages : public CounterWorld {
 protected:
  std::string address(const Dossier& dossier, const std::string& more = "") const {
    return "/quay/ho-so/" + dossier.code + more;
  }
};

TEST_F(DossierPages, ShowsWhoWhatWhenAndWhatHappened) {
  const Dossier dossier = world.assigned();

  const Page page = hoa.get(address(dossier));

  EXPECT_EQ(page.status, 200);
  for (const char* piece : {"Nguyễn Thị Sáu", "05/03/1957 (66 tuổi)", "030 157 004 512",
                            "0912 345 678", "Trước 17:00 hôm nay", "Phạm Văn Nam"})
    EXPECT_TRUE(page.has(piece)) << piece;
  EXPECT_TRUE(page.has(say("event.assigned")));
  EXPECT_TRUE(page.has(address(dossier, "/giay-hen")));
}

TEST_F(DossierPages, AReceivedDossierIsAssigned) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier));

  const Page sent = hoa.send(page, address(dossier, "/phan-cong"),
                             {{"specialist", std::to_string(world.dung.id.value)}});

  EXPECT_EQ(sent.location, address(dossier));
  EXPECT_EQ(stored(dossier.code).specialist, world.dung.id);
  EXPECT_TRUE(hoa.follow(sent).has(say("notice.assigned", {dossier.code})));
}

TEST_F(DossierPages, NobodyButASpecialistOfTheOfficeIsAssigned) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier));

  for (const std::string& specialist :
       {std::to_string(world.minh.id.value), std::to_string(world.lan.id.value), std::string("x"),
        std::string("")}) {
    const Page refused =
        hoa.send(page, address(dossier, "/phan-cong"), {{"specialist", specialist}});
    EXPECT_EQ(refused.status, 422) << specialist;
    EXPECT_TRUE(refused.has("id=\"specialist-problem\""));
  }
  EXPECT_EQ(stored(dossier.code).version, dossier.version);
}

TEST_F(DossierPages, TheLaterOfTwoSeesWhatTheOtherDid) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier));
  ASSERT_TRUE(app::assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id));

  const Page late =
      hoa.send(page, address(dossier, "/rut"), {{"reason", "Gia đình đổi ý, xin rút"}});

  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.has(say("counter.dossier.changes")));
  EXPECT_TRUE(late.has("Gia đình đổi ý, xin rút"));
  EXPECT_EQ(stored(dossier.code).state, DossierState::assigned);
  const Page done = hoa.send(late, address(dossier, "/rut"));
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(stored(dossier.code).state, DossierState::withdrawn);
}

TEST_F(DossierPages, SentTwiceItIsDoneOnce) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier));
  const Inputs assign{{"specialist", std::to_string(world.nam.id.value)}};

  EXPECT_EQ(hoa.send(page, address(dossier, "/phan-cong"), assign).status, 303);
  EXPECT_EQ(hoa.send(page, address(dossier, "/phan-cong"), assign).status, 303);

  EXPECT_EQ(stored(dossier.code).version, dossier.version + 1);
}

TEST_F(DossierPages, ASupplementStartsTheClockAgain) {
  const Dossier dossier = world.assigned();
  ASSERT_TRUE(app::request_dossier_supplement(world.ctx(), world.nam, command_for(dossier),
                                              "Bản chính trang 2"));
  world.set_time("2023-09-29 14:40");
  const Page page = hoa.get(address(dossier));
  ASSERT_TRUE(page.has("Bản chính trang 2"));

  EXPECT_EQ(hoa.send(page, address(dossier, "/nhan-bo-sung")).status, 303);

  EXPECT_FALSE(is_waiting(stored(dossier.code)));
}

TEST_F(DossierPages, ASignedResultComesToTheCounter) {
  const Dossier dossier = world.signed_off();
  const Page page = hoa.get(address(dossier));

  EXPECT_EQ(hoa.send(page, address(dossier, "/san-sang")).status, 303);

  EXPECT_EQ(stored(dossier.code).state, DossierState::result_ready);
}

TEST_F(DossierPages, WithdrawingNeedsAReason) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier));

  const Page refused = hoa.send(page, address(dossier, "/rut"), {{"reason", "  "}});

  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("id=\"reason-problem\""));
}

TEST_F(DossierPages, AreClosedToOthers) {
  const Dossier dossier = world.received();
  TestBrowser nobody(router), minh(router), nam(router);
  sign_in(minh, world.minh);
  sign_in(nam, world.nam);

  EXPECT_EQ(nobody.get(address(dossier)).status, 303);
  EXPECT_EQ(minh.get(address(dossier)).status, 403);
  EXPECT_EQ(nam.get(address(dossier)).status, 403) << "not assigned to him";
  const Inputs inputs = hoa.get(address(dossier)).form(address(dossier, "/rut"));
  EXPECT_EQ(minh.post(address(dossier, "/rut"), inputs).status, 403);
  for (const char* action : {"/phan-cong", "/nhan-bo-sung", "/san-sang", "/rut"}) {
    EXPECT_EQ(nobody.post(address(dossier, action), {}).status, 303) << action;
    EXPECT_EQ(hoa.post(address(dossier, action), {}).status, 403) << "no token " << action;
  }
  EXPECT_EQ(stored(dossier.code).version, dossier.version);
}

TEST_F(DossierPages, OfficersOfAnotherOfficeWithTheirOwnTokenChangeNothing) {
  const Dossier dossier = world.received();
  TestBrowser minh(router);
  sign_in(minh, world.minh);
  const std::string csrf = minh.get("/quay/tiep-nhan").form("/quay/tiep-nhan").front().second;

  for (const char* action : {"/phan-cong", "/nhan-bo-sung", "/san-sang", "/rut"})
    EXPECT_EQ(
        minh.post(address(dossier, action), {{"csrf", csrf},
                                             {"version", "1"},
                                             {"reason", "lý do"},
                                             {"specialist", std::to_string(world.nam.id.value)}})
            .status,
        403)
        << action;
  EXPECT_EQ(stored(dossier.code).version, dossier.version);
}

TEST_F(DossierPages, BadInputIsNoFailure) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier));
  for (const char* version : {"", "x", "0", "-3", "99999999999999999999"})
    EXPECT_EQ(hoa.send(page, address(dossier, "/rut"), {{"version", version}, {"reason", "vì thế"}})
                  .status,
              409)
        << version;
  EXPECT_EQ(hoa.send(page, address(dossier, "/rut"), {{"reason", std::string(9000, 'x')}}).status,
            422);
  EXPECT_EQ(hoa.get("/quay/ho-so/khong-co").status, 404);
  EXPECT_EQ(hoa.get("/quay/ho-so/" + std::string(2000, 'x')).status, 404);
  EXPECT_EQ(stored(dossier.code).version, dossier.version);
}

TEST_F(DossierPages, AResultIsHandedOver) {
  const Dossier dossier = world.ready();
  const Page page = hoa.get("/quay/tra/" + dossier.code);
  ASSERT_TRUE(page.has("value=\"Nguyễn Thị Sáu\""));

  const Page done = hoa.send(page, "/quay/tra/" + dossier.code,
                             {{"identity_checked", "1"}, {"fee_paid", "1"}, {"satisfaction", "3"}});

  EXPECT_EQ(done.location, "/quay");
  const Dossier returned = stored(dossier.code);
  EXPECT_EQ(returned.state, DossierState::returned);
  EXPECT_EQ(returned.returned_to, "Nguyễn Thị Sáu");
  EXPECT_EQ(returned.satisfaction, Satisfaction::very_satisfied);
  EXPECT_TRUE(returned.fee_paid);
  const Page again =
      hoa.send(page, "/quay/tra/" + dossier.code, {{"identity_checked", "1"}, {"fee_paid", "1"}});
  EXPECT_EQ(again.location, "/quay") << "the same form twice";
  EXPECT_EQ(stored(dossier.code).version, returned.version);
}

TEST_F(DossierPages, HandingOverSaysEverythingLeftUndone) {
  const Dossier dossier = world.ready();
  const Page page = hoa.get("/quay/tra/" + dossier.code);

  const Page refused =
      hoa.send(page, "/quay/tra/" + dossier.code, {{"returned_to", " "}, {"satisfaction", "2"}});

  EXPECT_EQ(refused.status, 422);
  for (const char* input : {"identity_checked", "returned_to", "fee_paid"})
    EXPECT_TRUE(refused.has("id=\"" + std::string(input) + "-problem\"")) << input;
  EXPECT_TRUE(refused.has("value=\"2\" checked"));
  EXPECT_EQ(stored(dossier.code).state, DossierState::result_ready);
}

TEST_F(DossierPages, NothingIsHandedOverBeforeItIsReady) {
  const Dossier dossier = world.signed_off();
  const Page page = hoa.get("/quay/tra/" + dossier.code);

  EXPECT_TRUE(page.has(say("counter.return.not_ready")));
  EXPECT_EQ(hoa.send(page, "/quay/tra/" + dossier.code,
                     {{"identity_checked", "1"}, {"returned_to", "Sáu"}})
                .status,
            409);
}

TEST_F(DossierPages, HandingOverIsClosedToOthers) {
  const Dossier dossier = world.ready();
  TestBrowser nobody(router), minh(router), nam(router);
  sign_in(minh, world.minh);
  sign_in(nam, world.nam);

  EXPECT_EQ(nobody.get("/quay/tra/" + dossier.code).status, 303);
  EXPECT_EQ(nobody.get("/quay/tra").status, 303);
  EXPECT_EQ(nobody.post("/quay/tra/" + dossier.code, {}).status, 303);
  EXPECT_EQ(minh.get("/quay/tra/" + dossier.code).status, 403);
  EXPECT_EQ(nam.get("/quay/tra/" + dossier.code).status, 403);
  EXPECT_EQ(nam.get("/quay/tra").status, 403);
}

TEST_F(DossierPages, TheCodeOnTheReceiptLeadsToTheResult) {
  const Dossier dossier = world.ready();
  const std::string code = dossier.lookup_code;

  for (const std::string& typed : {code, "https://motcua.example.vn/ho-so/" + code, dossier.code})
    EXPECT_EQ(hoa.get("/quay/tra?ma=" + http::percent_encode(typed)).location,
              "/quay/tra/" + dossier.code)
        << typed;
  EXPECT_TRUE(hoa.get("/quay/tra?ma=KHONGCO9").has("KHONGCO9"));
  EXPECT_TRUE(hoa.get("/quay/tra").has("/quay/tra/" + dossier.code));
}

TEST_F(DossierPages, SearchFindsByNameWithoutMarksAndGoesStraightToTheOnlyOne) {
  const Dossier dossier = world.received();
  EXPECT_EQ(hoa.get("/quay/tim?q=thi+sau").location, address(dossier));
  EXPECT_TRUE(hoa.get("/quay/tim?q=khong+ai+ca").has(say("counter.find.nothing")));
  EXPECT_EQ(hoa.get("/quay/tim").status, 200);
  EXPECT_EQ(hoa.get("/quay/tim?q=" + std::string(5000, 'x')).status, 422);
  TestBrowser nobody(router), minh(router), quan(router);
  sign_in(minh, world.minh);
  sign_in(quan, world.admin);
  EXPECT_EQ(nobody.get("/quay/tim?q=sau").status, 303);
  EXPECT_FALSE(minh.get("/quay/tim?q=thi+sau").has("Nguyễn Thị Sáu"));
  EXPECT_EQ(quan.get("/quay/tim?q=thi+sau").status, 403);
}

TEST_F(DossierPages, TheDeskShowsWhatWaits) {
  const Dossier ready = world.ready();
  world.received(world.a_form("C13"));

  const Page desk = hoa.get("/quay");

  EXPECT_EQ(desk.status, 200);
  EXPECT_TRUE(desk.has("/quay/tra/" + ready.code));
  EXPECT_TRUE(desk.has(say("counter.desk.ready", {"1"})));
  EXPECT_TRUE(desk.has(say("counter.desk.unassigned", {"1"})));
  EXPECT_TRUE(desk.has(say("counter.day.before_cutoff", {"15:30", "09:00"})));
  TestBrowser nobody(router), lan(router);
  sign_in(lan, world.lan);
  EXPECT_EQ(nobody.get("/quay").location, "/dang-nhap?ve=%2Fquay");
  EXPECT_EQ(lan.get("/quay").status, 403);
}

}  // namespace
}  // namespace khongcho::web
