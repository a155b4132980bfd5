#include "scan/escl.h"

#include <gtest/gtest.h>

#include <optional>

#include "scan/program.h"
#include "scan/watched_folder.h"
#include "tests/support/drawn_page.h"
#include "tests/support/scanner_simulator.h"

namespace khongcho::scan {

namespace {

using test::draw_png;

class Escl : public testing::Test {
 protected:
  Escl() {
    std::vector<std::string> files;
    for (int n = 1; n <= 3; ++n) {
      pages.push_back(straighten(draw_png({.lines = {"Trang " + std::to_string(n)}, .dpi = 100}),
                                 Tone::colour)->image);
      files.push_back(folder.write("page-" + std::to_string(n) + ".jpg", pages.back()).string());
    }
    device.emplace(files);
    scanner.emplace(device->address(), times);
  }

  ScanOutcome scan(const ScanSettings& settings = {.feeder = true}) {
    taken.clear();
    return scanner->scan(settings, [&](std::string page) { taken.push_back(std::move(page)); });
  }
  std::string problem_of(const ScanOutcome& outcome) {
    return outcome.problem ? outcome.problem->message_id : "";
  }

  const EsclTimes times{.connect = std::chrono::milliseconds{2'000},
                        .answer = std::chrono::milliseconds{5'000},
                        .again = std::chrono::milliseconds{5},
                        .tries = 5};
  TemporaryFolder folder;
  std::vector<std::string> pages;
  std::vector<std::string> taken;
  std::optional<test::ScannerSimulator> device;
  std::optional<EsclScanner> scanner;
};

TEST_F(Escl, SaysWhatItCan) {
  const auto can = scanner->capabilities();
  ASSERT_TRUE(can);
  EXPECT_EQ(can->model, "khongcho Simulator 1");
  EXPECT_TRUE(can->glass && can->feeder && can->duplex);
  EXPECT_EQ(can->resolutions, (std::vector<int>{150, 300}));
  EXPECT_EQ(can->colours, (std::vector<std::string>{"RGB24", "Grayscale8"}));
}

TEST_F(Escl, BringsEveryPageOfTheFeeder) {
  const ScanOutcome outcome = scan({.feeder = true, .duplex = true, .dpi = 280});
  EXPECT_EQ(problem_of(outcome), "");
  EXPECT_EQ(outcome.pages, 3);
  EXPECT_EQ(taken, pages);
  const std::string settings = device->settings();
  for (const char* word : {">Feeder<", ">Grayscale8<", "XResolution>300<", "Duplex>true<"})
    EXPECT_NE(settings.find(word), settings.npos) << word;
}

TEST_F(Escl, BringsOnePageOfTheGlass) {
  EXPECT_EQ(scan({.tone = Tone::colour}).pages, 1);
  EXPECT_NE(device->settings().find(">RGB24<"), std::string::npos);
}

TEST_F(Escl, WaitsForAPageThatIsBeingRead) {
  device->set_fault("slow:3");
  EXPECT_EQ(scan().pages, 3);
  device->set_fault("slow:99");
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.pages, 0);
  EXPECT_EQ(problem_of(outcome), "scan.cut");
}

TEST_F(Escl, SaysWhyNothingCame) {
  device->set_fault("empty");
  EXPECT_EQ(problem_of(scan()), "scan.feeder_empty");
  device->set_fault("busy");
  EXPECT_EQ(problem_of(scan()), "scan.busy");
  device->set_fault("none");
  EXPECT_EQ(problem_of(scan()), "") << "works again";
}

TEST_F(Escl, APaperJamLosesNoPageThatCame) {
  device->set_fault("jam:2");
  const ScanOutcome outcome = scan();
  EXPECT_EQ(problem_of(outcome), "scan.jam");
  EXPECT_EQ(taken, std::vector<std::string>(pages.begin(), pages.begin() + 2));
}

TEST_F(Escl, AHalfPageIsNoPage) {
  device->set_fault("cut:1");
  const ScanOutcome outcome = scan();
  EXPECT_EQ(problem_of(outcome), "scan.cut");
  EXPECT_EQ(taken, std::vector<std::string>{pages[0]});
}

TEST_F(Escl, SaysWhenNobodyIsThere) {
  const std::string address = device->address();
  device.reset();
  EXPECT_EQ(problem_of(scan()), "scan.offline");
  EXPECT_FALSE(EsclScanner(address, times).capabilities());
}

TEST(EsclWords, OddAnswersAreRefused) {
  for (const char* xml : {"", "<html/>", "<a><b></a>", "<scan:ScannerCapabilities/>"})
    EXPECT_EQ(read_capabilities(xml).error().message_id, "scan.odd_answer") << xml;
  EXPECT_EQ(read_readiness("<x/>", true)->message_id, "scan.odd_answer");
}

TEST(EsclWords, AnAddressIsCompleted) {
  EXPECT_EQ(scanner_address(" 192.168.1.20 "), "http://192.168.1.20/eSCL");
  EXPECT_EQ(scanner_address("https://may-quet.local:443/eSCL/"), "https://may-quet.local:443/eSCL");
  for (const char* wrong : {"", "http://", "ftp://may", "file:///etc/passwd", "may quet", "a\nb"})
    EXPECT_FALSE(scanner_address(wrong)) << wrong;
}

TEST(WatchedFolder, TakesAFileThatNoLongerGrows) {
  const TemporaryFolder folder;
  WatchedFolder watched(folder.path(""));
  const auto file = folder.write("quet.pdf", "%PDF");
  folder.write(".dang-ghi", "x");
  EXPECT_TRUE(watched.look().empty()) << "seen for the first time";
  folder.write("quet.pdf", "%PDF-1.7 more");
  EXPECT_TRUE(watched.look().empty()) << "still growing";
  EXPECT_EQ(watched.look(), std::vector{file});

  watched.done(file);
  EXPECT_EQ(folder.read("done/quet.pdf"), "%PDF-1.7 more");
  EXPECT_TRUE(watched.look().empty());
}

TEST(WatchedFolder, PutsAsideWhatFailedWithTheReason) {
  const TemporaryFolder folder;
  const WatchedFolder watched(folder.path(""));
  for (const char* bytes : {"một", "hai"}) watched.failed(folder.write("a.exe", bytes), "lý do");
  EXPECT_EQ(folder.read("failed/a.exe"), "một");
  EXPECT_EQ(folder.read("failed/a-2.exe"), "hai");
  EXPECT_EQ(folder.read("failed/a.exe.txt"), "lý do\n");
}

}  // namespace
}  // namespace khongcho::scan
