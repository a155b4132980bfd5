#include "app/scan_jobs.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/scanners.h"
#include "base/crypto.h"
#include "scan/page_image.h"
#include "scan/program.h"
#include "store/file_store.h"
#include "store/scan_store.h"
#include "tests/office/office_world.h"
#include "tests/support/drawn_page.h"
#include "tests/support/scanner_simulator.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;
using test::draw_png;
using test::OfficeWorld;

class ScanJobs : public testing::Test {
 protected:
  ~ScanJobs() override { fs::remove_all(folder); }

  // A scanner whose feeder holds these pages.
  void load(const std::vector<test::DrawnPage>& pages) {
    std::vector<std::string> files;
    for (const test::DrawnPage& page : pages)
      files.push_back(paper.write(std::to_string(files.size()) + ".png", draw_png(page)).string());
    device.emplace(files);
    Scanner made{.office = world.thanh_son.id, .name = "Máy quét 1", .address = device->address()};
    scanner = save_scanner(world.ctx(), world.admin, made)->id;
  }
  ScanReport scan(const std::string& code = {}, const std::string& component = {}) {
    auto report = scan_pages(world.ctx(), archive, world.hoa,
                             {.scanner = scanner, .code = code, .component = component});
    if (!report) throw std::runtime_error(report.error().message_id);
    return *report;
  }
  std::vector<DossierFile> files(const Dossier& dossier) {
    return sql::read(world.db(),
                     [&](sql::Transaction& tx) { return store::files_of(tx, dossier.id); });
  }
  std::string text_of(const DossierFile& file) {
    return scan::run_program({"pdftotext", archive.files.path_of(file.sha256).string(), "-"})
        .output;
  }
  std::vector<ScanPage> tray() {
    return scan_tray(world.ctx(), world.hoa, world.thanh_son.id);
  }
  std::vector<ScanPageId> ids(const std::vector<ScanPage>& pages) {
    std::vector<ScanPageId> all;
    for (const ScanPage& page : pages) all.push_back(page.id);
    return all;
  }
  std::string cover(const Dossier& dossier, const std::string& component) {
    return cover_text({.lookup_code = dossier.lookup_code, .component = component});
  }

  OfficeWorld world;
  const fs::path folder = fs::temp_directory_path() / ("kc-scans-" + random_token(9));
  const PaperArchive archive{store::BlobStore(folder / "blobs")};
  const scan::TemporaryFolder paper;
  std::optional<test::ScannerSimulator> device;
  ScannerId scanner;
};

TEST_F(ScanJobs, PagesBecomeAFileThatCanBeSearched) {
  const Dossier dossier = world.received();
  const std::string line = dossier.papers.at(0).component;
  load({{.lines = {"TỜ KHAI", "Nguyễn Thị Sáu"}, .turned_degrees = 2}, {}, {.lines = {"Trang hai"}}});

  const ScanReport report = scan(dossier.code, line);
  EXPECT_EQ(report.pages, 3);
  EXPECT_FALSE(report.problem);
  EXPECT_TRUE(files(dossier).empty()) << "not yet";
  EXPECT_EQ(run_scan_jobs(world.ctx(), archive), 1);

  const auto made = files(dossier);
  ASSERT_EQ(made.size(), 1u);
  EXPECT_EQ(made[0].component, line);
  EXPECT_EQ(made[0].source, FileSource::scanner);
  EXPECT_EQ(made[0].added_by, world.hoa.id);
  EXPECT_EQ(made[0].pages, 2) << "the blank side is left out";
  EXPECT_NE(text_of(made[0]).find("Nguyễn Thị Sáu"), std::string::npos) << text_of(made[0]);
  EXPECT_TRUE(tray().empty());
  EXPECT_EQ(scan_batches(world.ctx(), dossier.id)[0].state, BatchState::done);
  EXPECT_EQ(run_scan_jobs(world.ctx(), archive), 0) << "once";
}

TEST_F(ScanJobs, CoverSheetsPutPagesOnTheirLines) {
  const Dossier first = world.received();
  const Dossier second = world.received(world.a_form("C05"));
  const Dossier foreign{.lookup_code = "AAAABBBB"};
  load({{.lines = {"Không có tờ bìa"}},
        {.lines = {"Tờ bìa"}, .code = cover(first, first.papers[0].component)},
        {.lines = {"Giấy thứ nhất"}},
        {.lines = {"Giấy thứ hai"}},
        {.lines = {"Tờ bìa"}, .code = cover(second, "id_card")},
        {.lines = {"Căn cước"}},
        {.lines = {"Tờ bìa"}, .code = cover(foreign, "id_card")},
        {.lines = {"Của ai"}}});
  scan();
  run_scan_jobs(world.ctx(), archive);

  ASSERT_EQ(files(first).size(), 1u);
  EXPECT_EQ(files(first)[0].pages, 2);
  EXPECT_EQ(files(first)[0].component, first.papers[0].component);
  ASSERT_EQ(files(second).size(), 1u);
  EXPECT_EQ(files(second)[0].component, "id_card");
  EXPECT_EQ(tray().size(), 2u) << "the one before the first sheet, the one behind an unknown one";
}

TEST_F(ScanJobs, APaperJamLosesNothing) {
  const Dossier dossier = world.received();
  load({{.lines = {"Một"}}, {.lines = {"Hai"}}, {.lines = {"Ba"}}});
  device->set_fault("jam:2");
  const ScanReport report = scan(dossier.code, "");
  EXPECT_EQ(report.pages, 2);
  ASSERT_TRUE(report.problem);
  EXPECT_EQ(report.problem->message_id, "scan.jam");
  run_scan_jobs(world.ctx(), archive);
  ASSERT_EQ(files(dossier).size(), 1u);
  EXPECT_EQ(files(dossier)[0].pages, 2);
  EXPECT_EQ(scan_batches(world.ctx(), dossier.id)[0].problem, "scan.jam") << "still told";

  device->set_fault("busy");
  EXPECT_EQ(scan(dossier.code).batch.state, BatchState::failed);
  EXPECT_EQ(run_scan_jobs(world.ctx(), archive), 0);
}

TEST_F(ScanJobs, PagesOfTheTrayAreGivenAPlaceByHand) {
  const Dossier dossier = world.received();
  load({{.lines = {"Một"}}, {.lines = {"Hai"}}, {.lines = {"Ba"}}});
  scan();
  run_scan_jobs(world.ctx(), archive);
  auto waiting = ids(tray());
  ASSERT_EQ(waiting.size(), 3u);
  const auto place = [&](std::vector<ScanPageId> pages, const Officer& officer) {
    const auto placed = place_pages(world.ctx(), officer, pages, dossier.code, "");
    return placed ? "" : placed.error().message_id;
  };
  EXPECT_EQ(place({}, world.hoa), "scan.no_page_chosen");
  EXPECT_EQ(place(waiting, world.minh), "dossier.not_yours");
  EXPECT_TRUE(scan_page_picture(world.ctx(), archive, world.hoa, waiting[0]));
  EXPECT_EQ(scan_page_picture(world.ctx(), archive, world.minh, waiting[0]).error().message_id,
            "scanner.not_yours");

  EXPECT_EQ(place({waiting[2], waiting[0]}, world.hoa), "");
  EXPECT_EQ(tray().size(), 1u) << "what is worked on is not in the tray";
  run_scan_jobs(world.ctx(), archive);
  ASSERT_EQ(files(dossier).size(), 1u);
  EXPECT_EQ(files(dossier)[0].pages, 2);
  EXPECT_EQ(place({waiting[0]}, world.hoa), "scan.page_has_place");
  EXPECT_TRUE(discard_pages(world.ctx(), world.hoa, {waiting[1]}));
  EXPECT_TRUE(tray().empty());
}

TEST_F(ScanJobs, AScannersPagesAreOfItsOffice) {
  load({{.lines = {"Một"}}});
  const auto by = [&](const Officer& officer, ScanOrder order) {
    order.scanner = order.scanner ? order.scanner : scanner;
    const auto report = scan_pages(world.ctx(), archive, officer, order);
    return report ? "" : report.error().message_id;
  };
  EXPECT_EQ(by(world.minh, {}), "scanner.not_yours");
  EXPECT_EQ(by(world.lan, {}), "scanner.not_yours");
  EXPECT_EQ(by(world.hoa, {.scanner = {77}}), "scanner.unknown");
  EXPECT_EQ(by(world.hoa, {.code = "khong-co"}), "dossier.unknown");
  EXPECT_TRUE(scan_tray(world.ctx(), world.minh, world.thanh_son.id).empty());
}

TEST_F(ScanJobs, AScanCutOffByAPowerFailureIsTakenUp) {
  const Dossier dossier = world.received();
  load({{.lines = {"Một"}}});
  ScanReport report = scan(dossier.code);
  report.batch.state = BatchState::receiving;  // as it stood when the power went
  sql::in_transaction(world.db(), [&](sql::Transaction& tx) {
    store::update(tx, report.batch, {});
  });
  EXPECT_EQ(run_scan_jobs(world.ctx(), archive), 0) << "pages may still be coming";
  world.set_time("2023-09-29 14:40");
  EXPECT_EQ(run_scan_jobs(world.ctx(), archive), 1);
  EXPECT_EQ(files(dossier).size(), 1u);
}

TEST_F(ScanJobs, TheWatchedFolderTakesPapersAndRefusesPrograms) {
  const Dossier dossier = world.received();
  const fs::path inbox = paper.path("xa-thanh-son");
  fs::create_directories(inbox);
  paper.write("xa-thanh-son/quet.pdf", test::draw_pdf({{"Giấy một"}, {"Giấy hai"}}));
  paper.write("xa-thanh-son/anh.png",
              draw_png({.lines = {"Tờ bìa"}, .code = cover(dossier, "")}));
  paper.write("xa-thanh-son/setup.pdf", "#!/bin/sh\nrm -rf /\n");
  ScanFolders folders(paper.path(""));
  EXPECT_EQ(folders.look(world.ctx(), archive), 0) << "may still be growing";
  EXPECT_EQ(folders.look(world.ctx(), archive), 2);
  EXPECT_EQ(folders.look(world.ctx(), archive), 0);
  EXPECT_EQ(run_scan_jobs(world.ctx(), archive), 2);

  EXPECT_EQ(tray().size(), 2u);
  EXPECT_TRUE(fs::exists(inbox / "done/quet.pdf"));
  EXPECT_TRUE(fs::exists(inbox / "failed/setup.pdf"));
  EXPECT_EQ(paper.read("xa-thanh-son/failed/setup.pdf.txt"),
            OfficeWorld::vietnamese().text("scan.executable") + "\n");
}

TEST_F(ScanJobs, ScannersAreTheAdministratorsToKeep) {
  load({{.lines = {"Một"}}});
  EXPECT_EQ(*try_scanner(world.ctx(), world.admin, scanner), "khongcho Simulator 1");
  const auto saved = [&](const Officer& officer, std::string name, std::string address) {
    const auto outcome = save_scanner(
        world.ctx(), officer,
        {.office = world.thanh_son.id, .name = std::move(name), .address = std::move(address)});
    return outcome ? "" : outcome.error().message_id;
  };
  EXPECT_EQ(saved(world.hoa, "Máy", "192.168.1.20"), "scanner.not_yours");
  EXPECT_EQ(saved(world.admin, " ", "192.168.1.20"), "scanner.name_missing");
  EXPECT_EQ(saved(world.admin, "Máy", "file:///etc/passwd"), "scanner.wrong_address");
  EXPECT_EQ(scanners_for(world.ctx(), world.hoa, world.thanh_son.id).size(), 1u);
  device.reset();
  EXPECT_EQ(try_scanner(world.ctx(), world.admin, scanner).error().message_id, "scan.offline");
}

}  // namespace
}  // namespace khongcho::app
