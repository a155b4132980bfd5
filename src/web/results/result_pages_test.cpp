#include <gtest/gtest.h>

#include <filesystem>

#include "app/dossier_commands.h"
#include "base/crypto.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/results/result_routes.h"
#include "web/site/routes.h"

namespace khongcho::web {
namespace {

namespace fs = std::filesystem;
using test::command_for;
using test::OfficeWorld;
using test::Page;
using test::TestBrowser;

class ResultPages : public ::testing::Test {
 protected:
  ResultPages() {
    add_results_routes(router, site);
    add_result_archive_routes(router, site, archive);
    sign_in(hoa, world.hoa);
    sign_in(nam, world.nam);
    sign_in(lan, world.lan);
    sign_in(minh, world.minh);
  }
  ~ResultPages() override { fs::remove_all(folder); }
  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  static std::string form_of(const Dossier& dossier) {
    return "/viec/" + dossier.code + "/ket-qua";
  }
  static std::string result_of(const Dossier& dossier) { return "/ket-qua/" + dossier.code; }

  const fs::path folder = fs::temp_directory_path() / ("kc-results-" + random_token(9));
  const app::PaperArchive archive{.files = store::BlobStore(folder)};
  OfficeWorld world;
  const Site site{world.ctx(), OfficeWorld::english(), {}};
  http::Router router;
  TestBrowser hoa{router};
  TestBrowser nam{router};
  TestBrowser lan{router};
  TestBrowser minh{router};
};

TEST_F(ResultPages, TheFormHasWhatTheDossierTellsAndKeepsWhatIsFilledIn) {
  const Dossier dossier = world.assigned();
  const Page form = nam.get(form_of(dossier));
  ASSERT_EQ(form.status, 200) << form.body;
  EXPECT_TRUE(form.has(dossier.papers.front().name));

  const Page sent = nam.send(form, form_of(dossier),
                             {{"copied", "Bằng tốt nghiệp"}, {"issued_by", "Sở <GD>"}});

  EXPECT_EQ(sent.status, 303) << sent.body;
  const Page again = nam.follow(sent);
  EXPECT_TRUE(again.has("value=\"Bằng tốt nghiệp\""));
  EXPECT_TRUE(again.has("href=\"" + result_of(dossier) + "\""));
  const Page preview = nam.get(result_of(dossier));
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.has("<span class=\"filled\">Bằng tốt nghiệp</span>"));
  EXPECT_TRUE(preview.has("Sở &lt;GD&gt;"));
  EXPECT_TRUE(preview.has("BẢN DỰ THẢO"));
  EXPECT_FALSE(preview.has(" style="));
}

TEST_F(ResultPages, WhatIsMissingIsAskedForAndNothingTypedIsLost) {
  const Dossier dossier = world.assigned();
  const Page form = nam.get(form_of(dossier));

  const Page refused =
      nam.send(form, form_of(dossier), {{"copied", " "}, {"issued_by", "Sở GDĐT"}});

  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("copied-problem"));
  EXPECT_TRUE(refused.has("value=\"Sở GDĐT\""));
  EXPECT_EQ(nam.get(result_of(dossier)).status, 404);
}

TEST_F(ResultPages, EverythingWrongIsToldAtOnce) {
  Dossier death = world.received(world.a_form("C02"));
  death = *app::assign_dossier(world.ctx(), world.hoa, command_for(death), world.nam.id);
  const Page form = nam.get(form_of(death));

  const Page refused = nam.send(form, form_of(death),
                                {{"deceased", ""}, {"died_at", ""}, {"death_place", ""}});

  EXPECT_EQ(refused.status, 422);
  for (const char* input : {"deceased-problem", "died_at-problem", "death_place-problem"})
    EXPECT_TRUE(refused.has(input)) << input;
}

TEST_F(ResultPages, AFormThatIsLateOrWithoutItsTokenChangesNothing) {
  const Dossier dossier = world.assigned();
  const Page form = nam.get(form_of(dossier));
  ASSERT_EQ(nam.send(form, form_of(dossier), {{"copied", "Một"}}).status, 303);

  Page late = form;
  const Page refused = nam.send(late, form_of(dossier), {{"copied", "Hai"}, {"request_key", "x"}});

  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.has("value=\"Hai\""));
  EXPECT_EQ(nam.send(form, form_of(dossier), {{"csrf", "x"}}).status, 403);
}

TEST_F(ResultPages, ThePdfIsThePreviewAndLaterTheArchivedOne) {
  const Dossier submitted = world.submitted();
  const Page preview = lan.get(result_of(submitted) + "/xem.pdf");
  EXPECT_EQ(lan.get(result_of(submitted) + "/luu-tru.pdf").status, 409);
  ASSERT_TRUE(app::sign_dossier(world.ctx(), world.lan, command_for(submitted)));

  const Page kept = lan.get(result_of(submitted) + "/luu-tru.pdf");

  EXPECT_EQ(preview.response.header("Content-Type"), "application/pdf");
  EXPECT_TRUE(preview.body.starts_with("%PDF-"));
  EXPECT_EQ(kept.status, 200);
  EXPECT_TRUE(kept.body.starts_with("%PDF-"));
  EXPECT_NE(kept.body, preview.body);
  EXPECT_EQ(kept.body, hoa.get(result_of(submitted) + "/luu-tru.pdf").body);
  EXPECT_TRUE(lan.get(result_of(submitted)).has("/luu-tru.pdf"));
}

TEST_F(ResultPages, NobodyElseGetsIn) {
  const Dossier dossier = world.submitted();
  TestBrowser stranger{router};

  for (const std::string& path :
       {form_of(dossier), result_of(dossier), result_of(dossier) + "/xem.pdf",
        result_of(dossier) + "/luu-tru.pdf"}) {
    EXPECT_EQ(stranger.get(path).status, 303) << path;
    EXPECT_EQ(minh.get(path).status, 403) << path;
  }
  EXPECT_EQ(hoa.get(form_of(dossier)).status, 403);
  EXPECT_EQ(hoa.get(result_of(dossier)).status, 200);
}

TEST_F(ResultPages, WhoWaitsLongIsListedAndRemindedOnceADay) {
  const Dossier ready = world.ready();
  EXPECT_TRUE(hoa.get("/tra-ket-qua/chua-nhan").has("Không có kết quả nào chờ lâu."));
  world.set_time("2023-10-20 09:00");
  sign_in(hoa, world.hoa);  // three weeks later
  const std::string remind = "/tra-ket-qua/chua-nhan/" + ready.code + "/nhac";
  const Page list = hoa.get("/tra-ket-qua/chua-nhan");
  ASSERT_TRUE(list.has(ready.code)) << list.body;
  EXPECT_TRUE(list.has("tel:+84912345678"));

  const Page sent = hoa.send(list, remind);

  EXPECT_EQ(sent.status, 303);
  const Page after = hoa.follow(sent);
  EXPECT_TRUE(after.has("Đã nhắc 1 lần, lần cuối 09:00 20/10/2023, Nguyễn Thị Hoa"))
      << after.body;
  EXPECT_FALSE(after.has(remind));
  EXPECT_EQ(hoa.send(list, remind).status, 409);
}

TEST_F(ResultPages, TheListIsForThoseWhoHandOutResults) {
  TestBrowser stranger{router};

  EXPECT_EQ(stranger.get("/tra-ket-qua/chua-nhan").status, 303);
  EXPECT_EQ(nam.get("/tra-ket-qua/chua-nhan").status, 403);
  EXPECT_EQ(hoa.get("/tra-ket-qua/chua-nhan?tu=x").status, 400);
  EXPECT_EQ(minh.get("/tra-ket-qua/chua-nhan").status, 200);
}

}  // namespace
}  // namespace khongcho::web
