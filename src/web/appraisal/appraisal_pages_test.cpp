#include <gtest/gtest.h>

#include "store/dossier_store.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class AppraisalPages : public ::testing::Test {
 protected:
  AppraisalPages() {
    add_appraisal_routes(router, site);
    chair.set_cookie(std::string(kLoginCookie), world.sign_in(world.chair).token);
    nam.set_cookie(std::string(kLoginCookie), world.sign_in(world.nam).token);
    minh.set_cookie(std::string(kLoginCookie), world.sign_in(world.minh).token);
    dossier = world.drafted();
    const auto excluded =
        app::exclude_dossier(world.ctx(), world.nam, command_for(dossier), "Phải hỏi nơi cấp");
    dossier = *app::submit_dossier(world.ctx(), world.nam, command_for(*excluded));
    path = "/tham-dinh/" + dossier.code;
  }
  Dossier now() {
    return sql::read(world.db(), [&](sql::Transaction& tx) {
      return *store::find_dossier(tx, dossier.code);
    });
  }

  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser chair{router};
  TestBrowser nam{router};
  TestBrowser minh{router};
  Dossier dossier;
  std::string path;
};

TEST_F(AppraisalPages, WhatIsFoundRightGoesOnToTheSigner) {
  const Page list = chair.get("/tham-dinh");
  ASSERT_TRUE(list.has("href=\"" + path + "\"")) << list.body;
  const Page page = chair.get(path);
  EXPECT_TRUE(page.has("Phải hỏi nơi cấp"));
  EXPECT_TRUE(page.has("Chứng thực bản sao đúng."));

  const Page done = chair.send(page, path + "/dat");

  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_EQ(now().state, DossierState::awaiting_signature);
  EXPECT_TRUE(chair.follow(done).has("đạt thẩm định"));
  EXPECT_TRUE(chair.get("/tham-dinh").has("Không có hồ sơ nào chờ thẩm định."));
  EXPECT_TRUE(chair.get(path).has("Hồ sơ này không chờ thẩm định."));
}

TEST_F(AppraisalPages, SendingBackNeedsAReason) {
  const Page page = chair.get(path);
  const Page refused = chair.send(page, path + "/tra-lai");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("reason-problem"));

  const Page back = chair.send(page, path + "/tra-lai", {{"reason", "Thiếu xác minh <xã>"}});

  EXPECT_EQ(back.status, 303) << back.body;
  EXPECT_EQ(now().state, DossierState::assigned);
  EXPECT_EQ(now().reason, "Thiếu xác minh <xã>");
}

TEST_F(AppraisalPages, AnOlderFormIsShownWhatChanged) {
  const Page page = chair.get(path);
  ASSERT_EQ(chair.send(page, path + "/tra-lai", {{"reason", "Thiếu"}}).status, 303);

  const Page late = chair.send(page, path + "/dat", {{"request_key", "khac"}});

  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.has("Trả lại để sửa"));
}

TEST_F(AppraisalPages, NobodyElseGetsIn) {
  TestBrowser stranger{router};

  EXPECT_EQ(stranger.get("/tham-dinh").status, 303);
  EXPECT_EQ(nam.get("/tham-dinh").status, 403);
  EXPECT_EQ(nam.get(path).status, 403);
  EXPECT_EQ(minh.get(path).status, 403);
  EXPECT_EQ(minh.post(path + "/dat", {}).status, 403);
  EXPECT_EQ(chair.get("/tham-dinh?tu=x").status, 400);
  EXPECT_EQ(chair.get("/tham-dinh/khong-co").status, 404);
}

}  // namespace
}  // namespace khongcho::web
