#include <gtest/gtest.h>

#include "app/apologies.h"
#include "app/dossier_commands.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::at;
using test::command_for;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class TellPages : public ::testing::Test {
 protected:
  TellPages() {
    add_tell_routes(router, site);
    sign_in(hoa, world.hoa);
    sign_in(nam, world.nam);
    sign_in(minh, world.minh);
  }
  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  Dossier apologised() {
    return *sign_dossier_apology(world.ctx(), world.lan, command_for(world.assigned()),
                                 "Mất <điện>.", at("2023-10-02 09:00"));
  }
  static std::string told_path(const Page& list) {
    const std::string begin = "action=\"/quay/bao-dan/";
    const std::size_t from = list.body.find(begin);
    if (from == std::string::npos) return "";
    const std::size_t path = from + begin.size() - std::string("/quay/bao-dan/").size();
    return list.body.substr(path, list.body.find('"', path) - path);
  }

  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser hoa{router};
  TestBrowser nam{router};
  TestBrowser minh{router};
};

TEST_F(TellPages, TheDeskSeesWhomToCallWhatToSayAndTheLetter) {
  EXPECT_TRUE(hoa.get("/quay/bao-dan").has("Không còn ai phải báo."));
  const Dossier dossier = apologised();

  const Page list = hoa.get("/quay/bao-dan");

  EXPECT_EQ(list.status, 200);
  EXPECT_TRUE(list.has("Nguyễn Thị Sáu"));
  EXPECT_TRUE(list.has("tel:+84912345678"));
  EXPECT_TRUE(list.has("Lý do: Mất &lt;điện&gt;. Chúng tôi xin lỗi")) << list.body;
  EXPECT_TRUE(list.has("Giờ hẹn lại: 9 giờ 00, thứ Hai ngày 02 tháng 10 năm 2023."));
  EXPECT_TRUE(list.has("Không có email."));
  EXPECT_TRUE(list.has("/quay/ho-so/" + dossier.code + "/xin-loi"));
}

TEST_F(TellPages, ToldOnceItLeavesTheList) {
  apologised();
  const Page list = hoa.get("/quay/bao-dan");
  const std::string told = told_path(list);
  ASSERT_FALSE(told.empty());

  const Page sent = hoa.send(list, told);

  EXPECT_EQ(sent.status, 303);
  const Page after = hoa.follow(sent);
  EXPECT_TRUE(after.has("Đã ghi: đã báo cho Nguyễn Thị Sáu.")) << after.body;
  EXPECT_TRUE(after.has("Không còn ai phải báo."));
  EXPECT_EQ(hoa.send(list, told).status, 409);
}

TEST_F(TellPages, NobodyElseGetsIn) {
  apologised();
  const Page list = hoa.get("/quay/bao-dan");
  const std::string told = told_path(list);
  TestBrowser stranger{router};

  EXPECT_EQ(stranger.get("/quay/bao-dan").status, 303);
  EXPECT_EQ(nam.get("/quay/bao-dan").status, 403);
  const Page empty = minh.get("/quay/bao-dan");
  EXPECT_EQ(empty.status, 200);
  EXPECT_FALSE(empty.has("Nguyễn Thị Sáu"));
  EXPECT_NE(minh.post(told, list.form(told)).status, 303) << "a form of another's";
  EXPECT_EQ(hoa.post("/quay/bao-dan/1", list.form(told)).status, 404);
  EXPECT_EQ(hoa.post("/quay/bao-dan/x", list.form(told)).status, 404);
  EXPECT_TRUE(hoa.get("/quay/bao-dan").has("Nguyễn Thị Sáu")) << "nothing was noted";
  EXPECT_EQ(hoa.get("/quay/bao-dan?tu=x").status, 400);
}

}  // namespace
}  // namespace khongcho::web
