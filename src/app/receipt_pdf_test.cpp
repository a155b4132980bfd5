#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/dossier_commands.h"
#include "app/paper_archive.h"
#include "app/paper_views.h"
#include "app/receipt_pdf.h"
#include "base/crypto.h"
#include "base/text.h"
#include "sql/database.h"
#include "store/archive_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;
using test::OfficeWorld;

// What another program says about a PDF; empty output where it fails.
std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  char piece[4096];
  while (const std::size_t got = fread(piece, 1, sizeof piece, pipe)) output.append(piece, got);
  return pclose(pipe) == 0 ? output : "";
}

class ReceiptPdf : public ::testing::Test {
 protected:
  ReceiptPdf() { fs::create_directories(folder); }
  ~ReceiptPdf() override { fs::remove_all(folder); }

  PrintedForm form_of(const Dossier& dossier) {
    const auto paper = dossier_paper(
        world.ctx(), world.hoa,
        {.code = dossier.code, .kind = "receipt", .public_address = "https://motcua.example.vn"});
    if (!paper) throw std::runtime_error("refused: " + paper.error().message_id);
    return paper->form;
  }

  std::string file_of(const std::string& pdf) {
    const fs::path path = folder / "receipt.pdf";
    std::ofstream(path, std::ios::binary) << pdf;
    return path.string();
  }

  // As a reader copies it: blanks and line ends are one blank.
  std::string text_in(const std::string& pdf) {
    return tidy_text(output_of("pdftotext -raw " + file_of(pdf) + " -"));
  }

  OfficeWorld world;
  const fs::path folder = fs::temp_directory_path() / ("kc-paper-" + random_token(9));
  const PaperArchive archive{.files = store::BlobStore(folder / "files"),
                             .public_address = "https://motcua.example.vn"};
};

TEST_F(ReceiptPdf, ReadsBackInRightVietnameseAndInOrder) {
  const Dossier dossier = world.received();

  const std::string text = text_in(receipt_pdf(form_of(dossier), dossier.received_at));

  std::size_t from = 0;
  for (const std::string& phrase :
       {std::string("ỦY BAN NHÂN DÂN XÃ THANH SƠN"),
        std::string("BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ"),
        std::string("Số: 1/BPTNTKQ"),
        std::string("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        std::string("Độc lập - Tự do - Hạnh phúc"),
        std::string("Thanh Sơn, ngày 29 tháng 9 năm 2023"),
        std::string("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        dossier.code,
        std::string("Trả kết quả trước"),
        std::string("17 giờ 00 hôm nay"),
        std::string("thứ Sáu, 29/09/2023, tại Quầy 1"),
        std::string("Mô hình Ngày Thứ sáu không chờ: "),
        std::string("Tiếp nhận hồ sơ của: "),
        std::string("Nguyễn Thị Sáu (số định danh 030******512)"),
        std::string("Thôn Đông, xã Thanh Sơn, huyện Thanh Hà, tỉnh Hải Dương"),
        std::string("0912 345 678"),
        std::string("Thành phần hồ sơ nộp gồm"),
        dossier.papers.front().name,
        std::string("Số lượng hồ sơ: 01 bộ"),
        std::string("14 giờ 12 phút, ngày 29 tháng 9 năm 2023"),
        std::string("17 giờ 00 phút, ngày 29 tháng 9 năm 2023"),
        std::string("Quyển số: 01/2023"),
        std::string("Số thứ tự: 1"),
        std::string("NGƯỜI NỘP HỒ SƠ"),
        std::string("NGƯỜI TIẾP NHẬN HỒ SƠ"),
        std::string("Nguyễn Thị Hoa"),
        std::string("Đường dây nóng: 0220 300 ")}) {
    const std::size_t found = text.find(phrase, from);
    ASSERT_NE(found, std::string::npos) << phrase << "\nnot after " << from << " in\n" << text;
    from = found + 1;
  }
}

TEST_F(ReceiptPdf, IsOnePageOfA5WithItsTitle) {
  const Dossier dossier = world.received();

  const std::string facts =
      output_of("pdfinfo -isodates " + file_of(receipt_pdf(form_of(dossier), dossier.received_at)));

  EXPECT_NE(facts.find("Pages:           1\n"), std::string::npos) << facts;
  EXPECT_NE(facts.find("419.528 x 595.276 pts"), std::string::npos) << facts;
  EXPECT_NE(facts.find("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ " + dossier.code),
            std::string::npos)
      << facts;
  EXPECT_NE(facts.find("2023-09-29T"), std::string::npos) << facts;
}

TEST_F(ReceiptPdf, EveryLetterIsOfTheOneTypeface) {
  const Dossier dossier = world.received();

  const std::string fonts =
      output_of("pdffonts " + file_of(receipt_pdf(form_of(dossier), dossier.received_at)));

  // Liberation 1 lacks letters such as ờ; the next best font would be mixed in for them.
  std::size_t count = 0;
  for (const std::string& line : split(fonts, '\n'))
    if (line.find("TrueType") != std::string::npos) {
      ++count;
      EXPECT_NE(line.find("+LiberationSerif"), std::string::npos) << line;
    }
  EXPECT_GT(count, 0u);
}

TEST_F(ReceiptPdf, ItsCodeIsReadByAScanner) {
  const Dossier dossier = world.received();
  const std::string file = file_of(receipt_pdf(form_of(dossier), dossier.received_at));

  output_of("pdftoppm -r 150 -png " + file + " " + file);
  const std::string scanned = output_of("zbarimg -q --raw " + file + "-1.png");

  EXPECT_EQ(scanned, "https://motcua.example.vn/ho-so/" + dossier.lookup_code + "\n");
}

TEST_F(ReceiptPdf, TheSameReceiptIsTheSameBytes) {
  const Dossier dossier = world.received();
  const PrintedForm form = form_of(dossier);

  const std::string once = receipt_pdf(form, dossier.received_at);

  EXPECT_EQ(once, receipt_pdf(form, dossier.received_at));
}

TEST_F(ReceiptPdf, ALongListOfPapersGoesOnOnASecondPage) {
  IntakeForm intake = world.a_form();
  for (int i = 1; i <= 45; ++i)
    intake.papers.push_back({.component = "",
                             .name = "Giấy tờ kèm theo số " + std::to_string(i) +
                                     " do cơ quan có thẩm quyền của địa phương cấp",
                             .kind = PaperKind::photocopy});
  const Dossier dossier = world.received(intake);

  const std::string pdf = receipt_pdf(form_of(dossier), dossier.received_at);

  const std::string facts = output_of("pdfinfo " + file_of(pdf));
  const std::string text = text_in(pdf);
  EXPECT_EQ(facts.find("Pages:           1\n"), std::string::npos) << facts;
  for (const std::string number : {"số 1 ", "số 22 ", "số 45 "})
    EXPECT_NE(text.find("Giấy tờ kèm theo " + number), std::string::npos) << number;
  EXPECT_NE(text.find("NGƯỜI TIẾP NHẬN HỒ SƠ"), std::string::npos);
}

TEST_F(ReceiptPdf, NamesWithMarkupCharactersArePrintedAsTheyAre) {
  IntakeForm intake = world.a_form();
  intake.submitter.full_name = "Công ty <An & Bình>";
  const Dossier dossier = world.received(intake);

  const std::string text = text_in(receipt_pdf(form_of(dossier), dossier.received_at));

  EXPECT_NE(text.find("Công ty <An & Bình>"), std::string::npos) << text;
}

TEST_F(ReceiptPdf, TheArchiveServesWhatItOnceKept) {
  const Dossier dossier = world.received();
  const auto first = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);
  ASSERT_TRUE(first);
  ASSERT_TRUE(first->starts_with("%PDF-"));
  world.set_time("2023-10-20 09:00");

  const auto later = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);

  ASSERT_TRUE(later);
  EXPECT_EQ(*later, *first);
  const auto kept = sql::read(
      world.db(), [&](sql::Transaction& tx) { return store::archived_papers_of(tx, dossier.id); });
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].sha256, sha256_hex(*first));
  EXPECT_EQ(kept[0].version, dossier.version);
  EXPECT_EQ(kept[0].bytes, static_cast<std::int64_t>(first->size()));
}

TEST_F(ReceiptPdf, EachVersionOfTheDossierHasItsOwnPaper) {
  const Dossier dossier = world.received();
  const auto first = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);
  const auto reprinted = reprint_receipt(world.ctx(), world.hoa, {.code = dossier.code});
  ASSERT_TRUE(first && reprinted);

  const auto again = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);

  ASSERT_TRUE(again);
  EXPECT_NE(*again, *first);
  EXPECT_NE(text_in(*again).find("Bản in lại lúc"), std::string::npos);
}

TEST_F(ReceiptPdf, ADamagedArchiveIsNeverServed) {
  const Dossier dossier = world.received();
  const auto first = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);
  ASSERT_TRUE(first);
  const fs::path path = archive.files.path_of(sha256_hex(*first));
  std::ofstream(path, std::ios::binary) << "%PDF-1.5 trả trước 18 giờ";

  EXPECT_THROW((void)archived_receipt(world.ctx(), archive, world.hoa, dossier.code),
               std::runtime_error);
  fs::remove(path);
  EXPECT_THROW((void)archived_receipt(world.ctx(), archive, world.hoa, dossier.code),
               std::runtime_error);
}

TEST_F(ReceiptPdf, AskedByManyAtOnceThereIsOnePaper) {
  const Dossier dossier = world.received();
  std::vector<std::string> answers(6);
  std::vector<std::thread> threads;
  for (std::string& answer : answers)
    threads.emplace_back([&] {
      const auto pdf = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);
      if (pdf) answer = *pdf;
    });
  for (std::thread& thread : threads) thread.join();

  for (const std::string& answer : answers) EXPECT_EQ(answer, answers.front());
  EXPECT_FALSE(answers.front().empty());
}

}  // namespace
}  // namespace khongcho::app
