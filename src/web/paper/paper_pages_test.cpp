#include <gtest/gtest.h>

#include <filesystem>

#include "app/dossier_commands.h"
#include "app/paper_views.h"
#include "base/crypto.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/paper/archive_routes.h"
#include "web/site/qr_drawing.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

namespace fs = std::filesystem;
using test::command_for;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class PaperPages : public ::testing::Test {
 protected:
  PaperPages() {
    add_paper_routes(router, site);
    add_archive_routes(router, site, archive);
    sign_in(hoa, world.hoa);
  }
  ~PaperPages() override { fs::remove_all(folder); }

  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  static std::string address(const Dossier& dossier, const std::string& paper) {
    return "/quay/ho-so/" + dossier.code + "/" + paper;
  }
  static std::size_t count(const Page& page, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = page.body.find(piece, at)) != std::string::npos; ++at) ++found;
    return found;
  }

  const fs::path folder = fs::temp_directory_path() / ("kc-pages-" + random_token(9));
  const app::PaperArchive archive{.files = store::BlobStore(folder)};
  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser hoa{router};
};

TEST_F(PaperPages, TheReceiptIsTwoSheetsOfA5WithTheCodeToScan) {
  const Dossier dossier = world.received();

  const Page page = hoa.get(address(dossier, "giay-hen"));

  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_EQ(count(page, "<article class=\"a5\""), 2u);
  EXPECT_EQ(count(page, "17 giờ 00 hôm nay"), 2u);
  EXPECT_TRUE(page.has("Liên 2: Giao người nộp hồ sơ"));
  EXPECT_EQ(count(page, qr_drawing("/ho-so/" + dossier.lookup_code, "Mã QR của hồ sơ").text()), 2u);
  EXPECT_TRUE(page.has(">13.<"));
  EXPECT_FALSE(page.has(" style="));
  EXPECT_FALSE(page.has(dossier.submitter.personal_id));
}

TEST_F(PaperPages, PrintingAgainIsWrittenDownOnceAndMarked) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier, "giay-hen"));
  EXPECT_FALSE(page.has("Bản in lại lúc"));

  const Page sent = hoa.send(page, address(dossier, "in-lai"));
  hoa.send(page, address(dossier, "in-lai"));  // pressed twice

  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(sent.location, address(dossier, "giay-hen"));
  const Page again = hoa.follow(sent);
  EXPECT_EQ(count(again, "Bản in lại lúc 14 giờ 12 phút, ngày 29 tháng 9 năm 2023"), 2u);
  EXPECT_TRUE(again.has("name=\"version\" value=\"" + std::to_string(dossier.version + 1)));
}

TEST_F(PaperPages, APressOnAnOldPageIsRefused) {
  const Dossier dossier = world.received();
  const Page page = hoa.get(address(dossier, "giay-hen"));
  const auto assigned =
      app::assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id);
  ASSERT_TRUE(assigned);

  EXPECT_EQ(hoa.send(page, address(dossier, "in-lai")).status, 409);
  EXPECT_EQ(hoa.send(page, address(dossier, "in-lai"), {{"csrf", "x"}}).status, 403);
}

TEST_F(PaperPages, EachLetterIsOneSheetOfA4) {
  app::IntakeForm lacking = world.a_form("C05");
  lacking.papers.pop_back();
  const auto instructed = app::instruct_dossier(world.ctx(), world.hoa, lacking);
  app::IntakeForm bad = world.a_form();
  bad.reason = "Bản chính <bị sửa> chữa";
  const auto rejected = app::reject_dossier(world.ctx(), world.hoa, bad);
  ASSERT_TRUE(instructed && rejected);

  const Page slip = hoa.get(address(*instructed, "huong-dan"));
  const Page refusal = hoa.get(address(*rejected, "tu-choi"));
  const Page control = hoa.get(address(world.ready(), "kiem-soat"));

  EXPECT_TRUE(slip.has("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ")) << slip.body;
  EXPECT_TRUE(slip.has(instructed->missing.front().name));
  EXPECT_TRUE(refusal.has("Bản chính &lt;bị sửa&gt; chữa"));
  EXPECT_EQ(count(control, "1. Giao: "), 4u);
  for (const Page* page : {&slip, &refusal, &control}) {
    EXPECT_EQ(page->status, 200);
    EXPECT_EQ(count(*page, "<article class=\"a4\""), 1u);
  }
}

TEST_F(PaperPages, TheRegisterShowsTheDayAskedFor) {
  const Dossier dossier = world.received();

  const Page today = hoa.get("/quay/so-theo-doi");
  const Page before = hoa.get("/quay/so-theo-doi?ngay=2023-09-28");
  const Page both = hoa.get("/quay/so-theo-doi?ngay=2023-09-28&den=2023-09-29");

  EXPECT_TRUE(today.has("<article class=\"a4l\""));
  EXPECT_TRUE(today.has(dossier.code));
  EXPECT_TRUE(today.has("(13)"));
  EXPECT_FALSE(before.has(dossier.code));
  EXPECT_TRUE(both.has(dossier.code));
  EXPECT_TRUE(today.has("href=\"/so/dossiers/2023\""));
}

TEST_F(PaperPages, TheRegisterIsSearchedAndKeepsItsNumbers) {
  const Dossier sau = world.received();
  app::IntakeForm form = world.a_form();
  form.submitter = world.ong_tu();
  const Dossier tu = world.received(form);

  const Page found = hoa.get("/quay/so-theo-doi?tim=tran+van+tu");

  EXPECT_TRUE(found.has(tu.code)) << found.body;
  EXPECT_FALSE(found.has(sau.code));
  EXPECT_TRUE(found.has("Chỉ những hồ sơ có: tran van tu"));
  EXPECT_TRUE(found.has("value=\"tran van tu\""));
  EXPECT_TRUE(hoa.get("/quay/so-theo-doi?tim=" + tu.code).has(tu.code));
  EXPECT_TRUE(hoa.get("/quay/so-theo-doi?tim=nguoi+la").has("Không có hồ sơ nào"));
  const auto register_of = [&](const std::string& words) {
    const CivilDay day = civil_day(world.time.now());
    return app::register_paper(world.ctx(), world.hoa, {day, day}, words);
  };
  EXPECT_EQ(register_of("Trần Văn Tư")->lines.back().table->rows.at(0).at(0).lines.at(0), "2");
  EXPECT_EQ(register_of("")->lines.back().table->rows.size(), 2u);
}

TEST_F(PaperPages, RefusesDaysThatAreNone) {
  for (const char* query : {"?ngay=29/09/2023", "?ngay=2023-09-29&den=2023-09-28",
                            "?ngay=2023-01-01&den=2023-12-31", "?ngay=2023-02-30"})
    EXPECT_EQ(hoa.get("/quay/so-theo-doi" + std::string(query)).status, 422) << query;
}

TEST_F(PaperPages, RefusesPapersThatAreNotThere) {
  const Dossier dossier = world.received();

  EXPECT_EQ(hoa.get(address(dossier, "tu-choi")).status, 404);
  EXPECT_EQ(hoa.get(address(dossier, "xin-loi")).status, 404);
  EXPECT_EQ(hoa.get(address(dossier, "dung")).status, 404);
  EXPECT_EQ(hoa.get("/quay/ho-so/000.25.20.H23-230929-9999/giay-hen").status, 404);
  EXPECT_EQ(hoa.get("/quay/ho-so/000.25.20.H23-230929-9999/giay-hen.pdf").status, 404);
}

TEST_F(PaperPages, NobodyElseSeesThem) {
  const Dossier dossier = world.received();
  TestBrowser stranger{router};
  TestBrowser minh{router};
  sign_in(minh, world.minh);

  for (const char* paper : {"giay-hen", "giay-hen.pdf", "huong-dan", "kiem-soat"}) {
    EXPECT_EQ(stranger.get(address(dossier, paper)).status, 303) << paper;
    EXPECT_EQ(minh.get(address(dossier, paper)).status, 403) << paper;
  }
  EXPECT_FALSE(minh.get("/quay/so-theo-doi").has(dossier.code));  // only his own office's book
}

TEST_F(PaperPages, TheArchivedReceiptIsAPdf) {
  const Dossier dossier = world.received();

  const Page first = hoa.get(address(dossier, "giay-hen.pdf"));
  const Page later = hoa.get(address(dossier, "giay-hen.pdf"));

  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.response.header("Content-Type"), "application/pdf");
  EXPECT_TRUE(first.body.starts_with("%PDF-"));
  EXPECT_EQ(first.body, later.body);
}

}  // namespace
}  // namespace khongcho::web
