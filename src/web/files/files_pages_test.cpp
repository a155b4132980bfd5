#include <gtest/gtest.h>

#include <filesystem>

#include "app/digitisation.h"
#include "app/scan_jobs.h"
#include "app/scanners.h"
#include "base/crypto.h"
#include "scan/program.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "tests/support/drawn_page.h"
#include "tests/support/scanner_simulator.h"
#include "web/files/file_routes.h"

namespace khongcho::web {
namespace {

namespace fs = std::filesystem;
using test::Page;
using test::TestBrowser;

class FilesPages : public testing::Test {
 protected:
  FilesPages() {
    add_file_routes(router, site, archive);
    sign_in(hoa, world.hoa);
  }
  ~FilesPages() override { fs::remove_all(folder); }

  void sign_in(TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  std::string files_at(const Dossier& dossier) { return "/quay/ho-so/" + dossier.code + "/tep"; }
  Page upload(const Dossier& dossier, const std::string& bytes) {
    return hoa.send_file(hoa.get(files_at(dossier)), files_at(dossier), "tep", bytes);
  }
  // The address of the only file on the page.
  std::string file_at(const Dossier& dossier) {
    const Page page = hoa.get(files_at(dossier));
    std::smatch found;
    const std::regex wanted("href=\"(/quay/ho-so/[^\"/]*/tep/[0-9]+)\"");
    return std::regex_search(page.body, found, wanted) ? found[1].str() : "";
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  const fs::path folder = fs::temp_directory_path() / ("kc-web-files-" + random_token(9));
  const app::PaperArchive archive{store::BlobStore(folder / "blobs")};
  http::Router router;
  TestBrowser hoa{router};
  const std::string pdf = test::draw_pdf({{"Tờ khai"}, {"Trang hai"}});
};

TEST_F(FilesPages, AnUploadIsShownDescribedAndDownloaded) {
  const Dossier dossier = world.received();
  const Page sent = upload(dossier, pdf);
  ASSERT_EQ(sent.status, 303) << sent.body;
  const Page files = hoa.follow(sent);
  EXPECT_TRUE(files.has(say("notice.file_added", {"ghi-am"})));
  EXPECT_TRUE(files.has(say("files.line.partial")));
  EXPECT_TRUE(files.has(say("files.state.partial")));

  const std::string at = file_at(dossier);
  const Page file = hoa.get(at);
  EXPECT_TRUE(file.has(at + "/trang/2"));
  EXPECT_TRUE(file.has("value=\"030157004512\"")) << "the owner is suggested";
  const Page picture = hoa.get(at + "/trang/2");
  EXPECT_EQ(picture.response.header("Content-Type"), "image/png");
  EXPECT_TRUE(picture.body.starts_with("\x89PNG"));
  EXPECT_EQ(hoa.get(at + "/trang/3").status, 404);
  const Page download = hoa.get(at + "/tai");
  EXPECT_EQ(download.body, pdf);
  EXPECT_TRUE(download.response.header("Content-Disposition").starts_with("attachment"));

  const Page described = hoa.send(file, at, {{"issuer", "Cục Cảnh sát"}});
  ASSERT_EQ(described.status, 303) << described.body;
  EXPECT_TRUE(hoa.follow(described).has("030157004512."));
  EXPECT_TRUE(hoa.get(files_at(dossier)).has(say("files.line.done")));
}

TEST_F(FilesPages, WhatIsNoPaperIsRefusedOnThePage) {
  const Dossier dossier = world.received();
  for (const auto& [bytes, problem] :
       {std::pair{std::string("#!/bin/sh\n"), "scan.executable"},
        std::pair{std::string("%PDF-1.7\nrác"), "scan.pdf_damaged"},
        std::pair{std::string(), "scan.empty_file"}}) {
    const Page page = upload(dossier, bytes);
    EXPECT_EQ(page.status, 422) << problem;
    EXPECT_TRUE(page.has(say(problem))) << problem;
    EXPECT_TRUE(page.has("id=\"tep-problem\"")) << problem;
  }
  EXPECT_TRUE(hoa.get(files_at(dossier)).has(say("files.state.none")));
  EXPECT_EQ(upload(dossier, std::string(app::kMostFileBytes + 2'000'000, 'x')).status, 413);
}

TEST_F(FilesPages, AWrongDescriptionComesBackAsTyped) {
  const Dossier dossier = world.received();
  upload(dossier, pdf);
  const std::string at = file_at(dossier);
  const Page page = hoa.send(hoa.get(at), at, {{"owner_id", "1"}, {"issued_on", "2099-01-01"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(page.has(say("file.wrong_owner")));
  EXPECT_TRUE(page.has(say("file.wrong_issued_on")));
  EXPECT_TRUE(page.has("value=\"2099-01-01\""));
}

TEST_F(FilesPages, AFileIsRemovedWithAReason) {
  const Dossier dossier = world.received();
  upload(dossier, pdf);
  const std::string at = file_at(dossier);
  EXPECT_TRUE(hoa.send(hoa.get(at), at + "/go").has(say("file.reason_missing")));
  const Page removed = hoa.send(hoa.get(at), at + "/go", {{"why", "Nhầm hồ sơ"}});
  ASSERT_EQ(removed.status, 303);
  EXPECT_TRUE(hoa.follow(removed).has(say("files.state.none")));
  EXPECT_TRUE(hoa.get(at).has("Nhầm hồ sơ"));
}

TEST_F(FilesPages, OthersGetNoByte) {
  const Dossier dossier = world.received();
  upload(dossier, pdf);
  const std::string at = file_at(dossier);
  TestBrowser minh(router), nobody(router);
  sign_in(minh, world.minh);
  for (const std::string& path : {files_at(dossier), at, at + "/tai", at + "/trang/1",
                                  "/quay/ho-so/" + dossier.code + "/to-bia"}) {
    EXPECT_EQ(minh.get(path).status, 403) << path;
    EXPECT_EQ(nobody.get(path).status, 303) << path;
  }
  const test::Inputs form = hoa.get(at).form(at + "/go");
  EXPECT_EQ(minh.post(at + "/go", form).status, 403) << "with another's token";
  EXPECT_EQ(hoa.post(at + "/go", {{"why", "x"}}).status, 403) << "without a token";
}

TEST_F(FilesPages, ResultAndDescriptionsMakeADossierDigitised) {
  const Dossier dossier = world.signed_off();
  const Page page = hoa.get(files_at(dossier));
  EXPECT_FALSE(page.has("/so-hoa\"")) << "there is no file of the result yet";
  const auto result = app::add_file(world.ctx(), archive, world.hoa, dossier.code,
                                    {.component = "result", .name = "kq.pdf", .bytes = pdf});
  ASSERT_TRUE(result);
  const std::string mark = "/quay/ho-so/" + dossier.code + "/so-hoa";
  EXPECT_TRUE(hoa.send(hoa.get(files_at(dossier)), mark).has(say("file.not_all_described")));
  const std::string at = file_at(dossier);
  ASSERT_EQ(hoa.send(hoa.get(at), at).status, 303);
  const Page done = hoa.send(hoa.get(files_at(dossier)), mark);
  ASSERT_EQ(done.status, 303) << done.body;
  EXPECT_TRUE(hoa.follow(done).has(say("files.digitised_at", {"14:12", "29/09/2023"})));
}

TEST_F(FilesPages, ScanningGoesFromTheDeviceThroughTheTrayToTheDossier) {
  const scan::TemporaryFolder paper;
  const auto sheet = paper.write("1.png", test::draw_png({.lines = {"Tờ khai"}, .dpi = 100}));
  const test::ScannerSimulator device({sheet.string()});
  TestBrowser admin(router);
  sign_in(admin, world.admin);
  const std::string list = "/quan-tri/may-quet?don-vi=" + std::to_string(world.thanh_son.id.value);
  const Page empty = admin.get(list);
  EXPECT_TRUE(admin.send(empty, "/quan-tri/may-quet/luu", {{"name", "Máy 1"}, {"address", "x y"}})
                  .has(say("scanner.wrong_address")));
  ASSERT_EQ(admin.send(empty, "/quan-tri/may-quet/luu",
                       {{"name", "Máy 1"}, {"address", device.address()}}).status, 303);
  const Scanner scanner = app::scanners_for(world.ctx(), world.hoa, world.thanh_son.id).at(0);
  const Page tried = admin.send(admin.get(list), "/quan-tri/may-quet/" +
                                                     std::to_string(scanner.id.value) + "/thu");
  EXPECT_TRUE(admin.follow(tried).has("khongcho Simulator 1"));

  const Dossier dossier = world.received();
  const Page scanned = hoa.send(hoa.get("/quay/khay-quet"), "/quay/khay-quet/quet");
  ASSERT_EQ(scanned.status, 303) << scanned.body;
  EXPECT_TRUE(hoa.follow(scanned).has(say("notice.scanned", {"1"})));
  app::run_scan_jobs(world.ctx(), archive);
  const Page tray = hoa.get(files_at(dossier));
  std::smatch picture;
  const std::regex wanted("src=\"(/quay/khay-quet/trang/([0-9]+))\"");
  ASSERT_TRUE(std::regex_search(tray.body, picture, wanted));
  EXPECT_EQ(hoa.get(picture[1].str()).response.header("Content-Type"), "image/jpeg");
  const Page placed = hoa.send(tray, files_at(dossier) + "/khay", {{"page", picture[2].str()}});
  ASSERT_EQ(placed.status, 303) << placed.body;
  app::run_scan_jobs(world.ctx(), archive);
  EXPECT_NE(file_at(dossier), "");

  device.set_fault("jam:0");
  const Page jammed = hoa.send(hoa.get(files_at(dossier)), files_at(dossier) + "/quet");
  EXPECT_TRUE(jammed.has(say("scan.jam")));
}

TEST_F(FilesPages, CoverSheetsNameDossierAndLine) {
  const Dossier dossier = world.received();
  const Page covers = hoa.get("/quay/ho-so/" + dossier.code + "/to-bia");
  EXPECT_EQ(covers.status, 200);
  EXPECT_TRUE(covers.has(say("files.cover")));
  EXPECT_TRUE(covers.has("<svg"));
  EXPECT_TRUE(covers.has(dossier.papers[0].name));
}

TEST_F(FilesPages, BadInputIsNoFailure) {
  const Dossier dossier = world.received();
  for (const char* path : {"/tep/0", "/tep/abc", "/tep/9/trang/-1", "/tep/9/tai"})
    EXPECT_EQ(hoa.get("/quay/ho-so/" + dossier.code + path).status, 404) << path;
  EXPECT_EQ(hoa.get("/quay/khay-quet/trang/x").status, 404);
  EXPECT_EQ(hoa.get("/quay/khay-quet?ho-so=abc").location, "/quay/ho-so/abc/tep");
}

}  // namespace
}  // namespace khongcho::web
