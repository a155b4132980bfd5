#include <gtest/gtest.h>

#include "app/hand_over.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::Inputs;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

constexpr const char* kPage = "/quay/ban-giao";
constexpr const char* kTake = "/quay/ban-giao/nhan";
constexpr const char* kGive = "/quay/ban-giao/giao";
constexpr const char* kSeal = "/quay/dong-dau";

class HandOverPages : public ::testing::Test {
 protected:
  HandOverPages() {
    add_hand_over_routes(router, site);
    for (const auto& [browser, officer] :
         {std::pair{&hoa, &world.hoa}, {&nam, &world.nam}, {&dung, &world.dung},
          {&lan, &world.lan}, {&minh, &world.minh}, {&admin, &world.admin}})
      browser->set_cookie(std::string(kLoginCookie), world.sign_in(*officer).token);
  }
  Dossier now(const Dossier& dossier) {
    return sql::read(world.db(), [&](sql::Transaction& tx) {
      return *store::find_dossier(tx, dossier.code);
    });
  }
  // What a box in the list of that page sends for the dossier.
  static std::string ticket(const Page& page, const std::string& name, const Dossier& dossier) {
    const std::string begin = "name=\"" + name + "\" value=\"" + dossier.code;
    const std::size_t at = page.body.find(begin);
    if (at == page.body.npos) return "";
    const std::size_t value = at + begin.size() - dossier.code.size();
    return page.body.substr(value, page.body.find('"', value) - value);
  }

  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser hoa{router};
  TestBrowser nam{router};
  TestBrowser dung{router};
  TestBrowser lan{router};
  TestBrowser minh{router};
  TestBrowser admin{router};
};

TEST_F(HandOverPages, WhatWasGivenIsTakenWithATickAndBothSidesSeeIt) {
  const Dossier dossier = world.assigned();
  world.set_time("2023-09-29 14:47");
  const Page given = hoa.get(kPage);
  EXPECT_TRUE(given.has("Đã giao, chưa ai nhận (1)")) << given.body;
  EXPECT_TRUE(given.has("đã 35 phút"));
  EXPECT_TRUE(given.has("Phạm Văn Nam"));
  const Page waiting = nam.get(kPage);
  EXPECT_TRUE(waiting.has("Chờ anh/chị nhận (1)"));
  EXPECT_TRUE(waiting.has("Nguyễn Thị Hoa"));

  const Page taken = nam.send(waiting, kTake, {{"take", ticket(waiting, "take", dossier)}});

  EXPECT_EQ(taken.status, 200) << taken.body;
  EXPECT_TRUE(taken.has("Xong 1/1 hồ sơ"));
  EXPECT_EQ(now(dossier).holder, world.nam.id);
  EXPECT_TRUE(nam.get(kPage).has("Đang giữ (1)"));
  EXPECT_TRUE(hoa.get(kPage).has("Hồ sơ anh/chị giao đều đã có người nhận."));
}

TEST_F(HandOverPages, CodesAreScannedOneALineInWhateverFormTheyCome) {
  const Dossier one = world.assigned();
  app::IntakeForm form = world.a_form();
  form.submitter = world.ong_tu();
  const Dossier two = world.received(form);
  ASSERT_TRUE(app::assign_dossier(world.ctx(), world.hoa, command_for(two), world.nam.id));
  const std::string spaced = two.lookup_code.substr(0, 4) + " " + two.lookup_code.substr(4);
  const Page page = nam.get(kPage);

  const Page taken = nam.send(page, kTake,
                              {{"scanned", "https://motcua.example.vn/ho-so/" + one.lookup_code +
                                               "\r\n" + spaced + "\r\n\r\nZZZZ9999\r\n" + one.code}});

  EXPECT_EQ(taken.status, 200) << taken.body;
  EXPECT_TRUE(taken.has("Xong 2/3 hồ sơ")) << taken.body;
  EXPECT_TRUE(taken.has("ZZZZ9999"));
  EXPECT_EQ(now(one).holder, world.nam.id);
  EXPECT_EQ(now(two).holder, world.nam.id);
}

TEST_F(HandOverPages, NothingChosenAndSomebodyElsesAreRefusedInWords) {
  const Dossier dossier = world.assigned();
  const Page page = dung.get(kPage);

  const Page empty = dung.send(page, kTake);
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(empty.has("Chưa chọn hồ sơ nào."));
  EXPECT_EQ(dung.send(page, kTake, {{"scanned", dossier.code}}).status, 409);
  const Page refused = lan.send(lan.get(kPage), kTake, {{"scanned", dossier.code}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has("Hồ sơ này được giao cho người khác"));
  EXPECT_EQ(now(dossier).holder, world.hoa.id);
  EXPECT_EQ(dung.send(page, kTake, {{"csrf", "x"}, {"scanned", dossier.code}}).status, 403);
  Inputs many = page.form(kTake);
  for (int i = 0; i < 101; ++i) many.emplace_back("take", dossier.code);
  EXPECT_EQ(dung.post(kTake, many).status, 422);
}

TEST_F(HandOverPages, WhatIsInHandGoesToAColleagueAndASecondPressDoesNothing) {
  const Dossier dossier = world.drafted();
  const Page page = nam.get(kPage);
  const Inputs chosen{{"give", ticket(page, "give", dossier)},
                      {"to", std::to_string(world.dung.id.value)}};
  EXPECT_FALSE(page.has("value=\"" + std::to_string(world.nam.id.value) + "\""));

  const Page given = nam.send(page, kGive, chosen);
  const Page again = nam.send(page, kGive, chosen);

  EXPECT_EQ(given.status, 200) << given.body;
  EXPECT_TRUE(given.has("Chờ Phạm Văn Dũng nhận."));
  EXPECT_EQ(again.status, 200) << "the same form";
  EXPECT_EQ(now(dossier).version, dossier.version + 1);
  EXPECT_EQ(now(dossier).offered_to, world.dung.id);
  EXPECT_EQ(now(dossier).holder, world.nam.id) << "until he takes it";
}

TEST_F(HandOverPages, GivingNeedsAColleagueAndADossierAsItStands) {
  const Dossier dossier = world.drafted();
  const Page page = nam.get(kPage);
  const std::string box = ticket(page, "give", dossier);

  const Page nobody = nam.send(page, kGive, {{"give", box}});
  EXPECT_EQ(nobody.status, 422);
  EXPECT_TRUE(nobody.has("to-problem"));
  EXPECT_TRUE(nobody.has(" checked")) << "the ticks stay";
  EXPECT_EQ(
      nam.send(page, kGive, {{"give", box}, {"to", std::to_string(world.minh.id.value)}}).status,
      422);
  ASSERT_TRUE(app::draft_dossier(world.ctx(), world.nam, {.code = dossier.code}, "Khác"));
  const Page changed =
      nam.send(page, kGive, {{"give", box}, {"to", std::to_string(world.dung.id.value)}});
  EXPECT_EQ(changed.status, 409);
  EXPECT_TRUE(changed.has("vừa được người khác cập nhật"));
  const Page wrong =
      nam.send(page, kGive, {{"give", "x:y"}, {"to", std::to_string(world.dung.id.value)}});
  EXPECT_EQ(wrong.status, 409);
  EXPECT_FALSE(now(dossier).offered_to);
}

TEST_F(HandOverPages, TheListIsPrintedForBothToSign) {
  const Dossier dossier = world.assigned();

  const Page given = hoa.get("/quay/ban-giao/in");
  const Page waiting = nam.get("/quay/ban-giao/in?chieu=nhan");

  for (const Page* page : {&given, &waiting}) {
    EXPECT_TRUE(page->has("DANH SÁCH BÀN GIAO HỒ SƠ"));
    EXPECT_TRUE(page->has("Cơ quan chủ trì giải quyết"));
    EXPECT_TRUE(page->has(dossier.code)) << page->body;
    EXPECT_TRUE(page->has("NGƯỜI GIAO"));
    EXPECT_TRUE(page->has("Nguyễn Thị Hoa"));
    EXPECT_TRUE(page->has("Phạm Văn Nam"));
  }
  EXPECT_TRUE(dung.get("/quay/ban-giao/in").has("Không có hồ sơ nào đang bàn giao."));
}

TEST_F(HandOverPages, TheSealIsSetOnManyAtOnce) {
  const Dossier dossier = world.signed_off();
  const Page page = hoa.get(kSeal);
  ASSERT_TRUE(page.has(dossier.result_number)) << page.body;

  EXPECT_EQ(hoa.send(page, kSeal).status, 422);
  const Page sealed = hoa.send(page, kSeal, {{"seal", ticket(page, "seal", dossier)}});

  EXPECT_EQ(sealed.status, 200) << sealed.body;
  EXPECT_TRUE(sealed.has("Xong 1/1 hồ sơ"));
  EXPECT_EQ(now(dossier).sealed_by, world.hoa.id);
  EXPECT_TRUE(hoa.get(kSeal).has("Không có kết quả nào chờ đóng dấu."));
  EXPECT_EQ(hoa.get("/quay/dong-dau?tu=x").status, 400);
}

TEST_F(HandOverPages, NobodyElseGetsIn) {
  const Dossier dossier = world.assigned();
  TestBrowser stranger{router};

  for (const char* path : {kPage, "/quay/ban-giao/in", kSeal}) {
    EXPECT_EQ(stranger.get(path).status, 303) << path;
    EXPECT_EQ(admin.get(path).status, 403) << path;
  }
  EXPECT_EQ(lan.get(kSeal).status, 403);
  EXPECT_FALSE(minh.get(kPage).has(dossier.code));
  const Page refused = minh.send(minh.get(kPage), kTake, {{"scanned", dossier.code}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_FALSE(refused.has("Nguyễn Thị Sáu"));
}

}  // namespace
}  // namespace khongcho::web
