#include <gtest/gtest.h>

#include "app/citizen_notices.h"
#include "app/consultations.h"
#include "app/hand_over.h"
#include "app/officer_notices.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

using test::command_for;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class WholePages : public ::testing::Test {
 protected:
  WholePages() {
    add_dossier_routes(router, site);
    for (const auto& [browser, officer] : {std::pair{&hoa, &world.hoa},
                                           {&nam, &world.nam},
                                           {&lan, &world.lan},
                                           {&minh, &world.minh}})
      browser->set_cookie(std::string(kLoginCookie), world.sign_in(*officer).token);
  }
  static std::string path(const Dossier& dossier) { return "/ho-so-day-du/" + dossier.code; }
  static std::string talk(const Dossier& dossier) { return path(dossier) + "/trao-doi"; }

  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser hoa{router};
  TestBrowser nam{router};
  TestBrowser lan{router};
  TestBrowser minh{router};
};

TEST_F(WholePages, EverythingOfADossierStandsOnOnePage) {
  const Dossier dossier = world.submitted();
  world.set_time("2023-09-29 14:32");

  const Page page = lan.get(path(dossier));

  ASSERT_EQ(page.status, 200) << page.body;
  for (const std::string& piece :
       {dossier.code, dossier.submitter.full_name, dossier.papers.front().name,
        std::string("/quay/ho-so/" + dossier.code + "/tep"), std::string("Thời gian từng bước"),
        std::string("class=\"kc-use__share\""), std::string("Chưa nhận</b> đã 20 phút"),
        std::string("Đã giao cho Lãnh đạo ký, chưa nhận."), std::string("Trình ký"),
        std::string("/kiem-soat"), std::string("/giay-hen"), "href=\"/ky/" + dossier.code + "\""})
    EXPECT_TRUE(page.has(piece)) << piece << "\n" << page.body;
  EXPECT_FALSE(page.has("Nơi hỗ trợ nộp")) << "one office alone";
  EXPECT_FALSE(page.has(" style="));
}

TEST_F(WholePages, WhatTheCitizenWasToldStandsWithWhenAndByWhom) {
  const Dossier dossier = world.assigned();
  EXPECT_FALSE(hoa.get(path(dossier)).has("Báo cho người dân"));
  ASSERT_TRUE(
      request_dossier_supplement(world.ctx(), world.nam, command_for(dossier), "Bản chính"));
  const Page asked = hoa.get(path(dossier));
  EXPECT_TRUE(asked.has("Cần bổ sung giấy tờ")) << asked.body;
  EXPECT_TRUE(asked.has("Không có email."));

  const auto list = app::citizens_to_tell(world.ctx(), world.hoa);
  ASSERT_TRUE(note_citizen_told(world.ctx(), world.hoa, list->rows.at(0).notice.id));

  EXPECT_TRUE(hoa.get(path(dossier)).has("14:12, Nguyễn Thị Hoa báo"));
}

TEST_F(WholePages, MessagesAreWrittenReadAndTold) {
  const Dossier dossier = world.drafted();
  const Page page = hoa.get(path(dossier));
  EXPECT_TRUE(page.has("Chưa có lời nhắn nào."));

  const Page sent = hoa.send(page, talk(dossier), {{"message", "Bà Sáu chờ ở ghế 3 <b>"}});

  EXPECT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(sent.location, path(dossier) + "#trao-doi");
  const Page read = nam.get(path(dossier));
  EXPECT_TRUE(read.has("Bà Sáu chờ ở ghế 3 &lt;b&gt;")) << read.body;
  EXPECT_TRUE(read.has("Nguyễn Thị Hoa"));
  EXPECT_EQ(app::unread_notices(world.ctx(), world.nam), 1);
}

TEST_F(WholePages, AMessageWithoutWordsIsAskedForAndALongOneNotLost) {
  const Dossier dossier = world.drafted();
  const Page page = hoa.get(path(dossier));
  const std::string longer(2001, 'a');

  const Page empty = hoa.send(page, talk(dossier));
  const Page too_long = hoa.send(page, talk(dossier), {{"message", longer}});

  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(empty.has("message-problem"));
  EXPECT_EQ(too_long.status, 422);
  EXPECT_TRUE(too_long.has(longer));
  EXPECT_EQ(hoa.send(page, talk(dossier), {{"message", "x"}, {"csrf", "x"}}).status, 403);
  EXPECT_TRUE(hoa.get(path(dossier)).has("Chưa có lời nhắn nào."));
}

TEST_F(WholePages, AnotherOfficeAskedIsShownWithItsAnswer) {
  Dossier dossier = world.drafted();
  const auto asked = app::consult_office(world.ctx(), world.nam, command_for(dossier),
                                         {.office = "xa-hong-lac",
                                          .question = "Có khai sinh ở đó không?",
                                          .due_at = test::at("2023-09-29 16:00")});
  ASSERT_TRUE(asked) << asked.error().message_id;
  EXPECT_TRUE(hoa.get(path(dossier)).has("Chưa có trả lời"));
  ASSERT_TRUE(app::answer_office(world.ctx(), world.minh, {.code = dossier.code},
                                 asked->consultations.front().id, "Có, số 15/2001"));

  const Page page = minh.get(path(dossier));

  EXPECT_EQ(page.status, 200) << "whoever was asked may look";
  for (const char* piece : {"Có khai sinh ở đó không?", "Có, số 15/2001", "Trần Văn Minh trả lời"})
    EXPECT_TRUE(page.has(piece)) << piece << page.body;
}

TEST_F(WholePages, NobodyElseGetsIn) {
  const Dossier dossier = world.drafted();
  TestBrowser stranger{router};

  EXPECT_EQ(stranger.get(path(dossier)).status, 303);
  EXPECT_EQ(minh.get(path(dossier)).status, 403);
  EXPECT_EQ(minh.post(talk(dossier), {{"message", "x"}}).status, 403);
  EXPECT_EQ(hoa.get("/ho-so-day-du/khong-co").status, 404);
}

}  // namespace
}  // namespace khongcho::web
