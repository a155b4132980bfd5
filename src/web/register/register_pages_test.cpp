#include <gtest/gtest.h>

#include "app/dossier_commands.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class RegisterPages : public ::testing::Test {
 protected:
  RegisterPages() {
    add_register_routes(router, site);
    sign_in(chair, world.chair);
    sign_in(nam, world.nam);
  }
  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }

  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser chair{router};
  TestBrowser nam{router};
  const std::string copies = "/so/certified-copies/2023";
};

TEST_F(RegisterPages, TheListNamesTheRegistersThatAreOpen) {
  EXPECT_TRUE(chair.get("/so").has("Chưa có sổ nào"));
  world.signed_off();

  const Page page = chair.get("/so");

  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(page.has("href=\"" + copies + "\""));
  EXPECT_TRUE(page.has("Sổ chứng thực bản sao từ bản chính"));
  EXPECT_TRUE(page.has("Đang dùng"));
}

TEST_F(RegisterPages, ARegisterShowsItsLinesAndFindsThem) {
  const Dossier dossier = world.signed_off();

  const Page page = chair.get(copies);
  const Page found = chair.get(copies + "?tim=sau");
  const Page not_found = chair.get(copies + "?tim=%3Cb%3E");

  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(page.has("Quyển số 01/2023-SCT/BS"));
  EXPECT_TRUE(page.has(dossier.code));
  EXPECT_TRUE(found.has(dossier.code));
  EXPECT_FALSE(not_found.has(dossier.code));
  EXPECT_TRUE(not_found.has("value=\"&lt;b&gt;\""));
}

TEST_F(RegisterPages, TheLockAsksFirstAndThenClosesTheVolume) {
  world.signed_off();
  const Page question = chair.get(copies + "/khoa");
  EXPECT_TRUE(question.has("Năm chưa hết")) << question.body;

  const Page sent = chair.send(question, copies + "/khoa");

  EXPECT_EQ(sent.status, 303);
  const Page locked = chair.follow(sent);
  EXPECT_TRUE(locked.has("đã khóa 14:12 29/09/2023, Lê Quang Huy")) << locked.body;
  EXPECT_FALSE(locked.has("href=\"" + copies + "/khoa\""));
  EXPECT_EQ(chair.send(question, copies + "/khoa").status, 409);
  const Page paper = chair.get(copies + "/in?quyen=1");
  EXPECT_TRUE(paper.has("Khóa sổ ngày 29/09/2023: từ số 1 đến số 1, tổng cộng 1 việc."));
  EXPECT_TRUE(paper.has("<article class=\"a4l\""));
  const Page opened = chair.send(locked, copies + "/quyen-moi");
  EXPECT_EQ(opened.status, 303);
  EXPECT_TRUE(chair.follow(opened).has("Quyển số 02/2023-SCT/BS"));
}

TEST_F(RegisterPages, TheBookOfDossiersIsLockedWithoutStoppingReception) {
  const std::string book = "/so/dossiers/2023";
  const Dossier dossier = world.received();
  const Page page = chair.get(book);
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(page.has(dossier.code));
  EXPECT_TRUE(page.has("Người tiếp nhận"));
  EXPECT_TRUE(page.has("href=\"/quay/so-theo-doi\""));
  const Page question = chair.get(book + "/khoa");
  EXPECT_TRUE(question.has("vào quyển tiếp theo")) << question.body;

  const Page locked = chair.follow(chair.send(question, book + "/khoa"));

  EXPECT_TRUE(locked.has("đã khóa 14:12 29/09/2023, Lê Quang Huy"));
  EXPECT_FALSE(locked.has("/quyen-moi"));
  world.submitted_again();
  EXPECT_TRUE(chair.get(book).has("Quyển số 02/2023"));
}

TEST_F(RegisterPages, AYearThatIsOverIsToBeLocked) {
  world.received();
  world.set_time("2024-01-02 08:10");
  sign_in(chair, world.chair);
  EXPECT_TRUE(chair.get("/so").has("Năm đã hết, chưa khóa"));
}

TEST_F(RegisterPages, ALineTakesNotesAndNoChange) {
  world.signed_off();
  const Page line = chair.get(copies + "/1");
  ASSERT_EQ(line.status, 200) << line.body;

  const Page empty = chair.send(line, copies + "/1/ghi-chu", {{"note", " "}});
  const Page sent = chair.send(line, copies + "/1/ghi-chu", {{"note", "Sai <số> trang"}});

  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(empty.has("note-problem"));
  EXPECT_EQ(sent.status, 303);
  EXPECT_TRUE(chair.follow(sent).has("Sai &lt;số&gt; trang"));
  EXPECT_TRUE(chair.get(copies).has("29/09/2023: Sai &lt;số&gt; trang"));
  EXPECT_EQ(chair.get(copies + "/2").status, 404);
  EXPECT_EQ(chair.get(copies + "/x").status, 404);
}

TEST_F(RegisterPages, TheTableIsAFileOfTheYear) {
  world.signed_off();

  const Page csv = chair.get(copies + "/bang-tinh");

  EXPECT_EQ(csv.response.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(csv.has("01/2023-SCT/BS"));
}

TEST_F(RegisterPages, WhoDoesNotKeepRegistersReadsThem) {
  world.signed_off();

  const Page page = nam.get(copies);
  const Page line = nam.get(copies + "/1");

  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(page.has(copies + "/khoa"));
  EXPECT_FALSE(line.has("/ghi-chu\""));
  EXPECT_EQ(nam.get(copies + "/khoa").status, 403);
}

TEST_F(RegisterPages, NobodyElseSeesThem) {
  world.signed_off();
  TestBrowser stranger{router};
  TestBrowser minh{router};
  TestBrowser admin{router};
  sign_in(minh, world.minh);
  sign_in(admin, world.admin);

  for (const std::string& path : {std::string("/so"), copies, copies + "/1", copies + "/in"}) {
    EXPECT_EQ(stranger.get(path).status, 303) << path;
    EXPECT_EQ(admin.get(path).status, 403) << path;
  }
  EXPECT_EQ(minh.get(copies).status, 404);  // his own office has none
  EXPECT_EQ(chair.get("/so/certified-copies/1999").status, 404);
  EXPECT_EQ(chair.get("/so/nothing/2023").status, 404);
  EXPECT_EQ(chair.get("/so/certified-copies/x").status, 404);
}

TEST_F(RegisterPages, AFormWithoutItsTokenChangesNothing) {
  world.signed_off();
  const Page question = chair.get(copies + "/khoa");

  EXPECT_EQ(chair.send(question, copies + "/khoa", {{"csrf", "x"}}).status, 403);
  EXPECT_TRUE(chair.get("/so").has("Đang dùng"));
}

}  // namespace
}  // namespace khongcho::web
