#include "app/result_document.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/delegations.h"
#include "app/dossier_commands.h"
#include "base/crypto.h"
#include "base/text.h"
#include "core/law/law.h"
#include "core/paper/result_form.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;
using test::command_for;
using test::OfficeWorld;

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  char piece[4096];
  while (const std::size_t got = fread(piece, 1, sizeof piece, pipe)) output.append(piece, got);
  return pclose(pipe) == 0 ? output : "";
}

class ResultDocuments : public ::testing::Test {
 protected:
  ResultDocuments() { fs::create_directories(folder); }
  ~ResultDocuments() override { fs::remove_all(folder); }

  std::string file_of(const std::string& pdf) {
    const fs::path path = folder / "result.pdf";
    std::ofstream(path, std::ios::binary) << pdf;
    return path.string();
  }
  std::string text_in(const std::string& pdf) {
    return tidy_text(output_of("pdftotext -raw " + file_of(pdf) + " -"));
  }

  // Bà Sáu registers the birth of a grandchild; anh Nam fills in the form.
  ResultValues a_birth() const {
    return {{"child", "Nguyễn Minh Khôi"},     {"child_born", "20/9/2023"},
            {"child_sex", "Nam"},              {"birth_place", "Trung tâm y tế huyện Thanh Hà"},
            {"mother", "Phạm Thị Ngọc Ánh"},   {"father", "Nguyễn Văn Đức"},
            {"child_id", "030223000123"}};
  }
  Dossier drafted_birth() {
    Dossier dossier = world.received(world.a_form("C01"));
    dossier = *assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id);
    const auto drafted =
        draft_result_values(world.ctx(), world.nam, command_for(dossier), a_birth());
    if (!drafted) throw std::runtime_error(drafted.error().message_id);
    return *drafted;
  }
  Dossier signed_birth() {
    Dossier dossier = drafted_birth();
    dossier = *submit_dossier(world.ctx(), world.nam, command_for(dossier));
    return *sign_dossier(world.ctx(), world.lan, command_for(dossier));
  }

  OfficeWorld world;
  const fs::path folder = fs::temp_directory_path() / ("kc-result-" + random_token(9));
  const PaperArchive archive{.files = store::BlobStore(folder / "files"),
                             .public_address = "https://motcua.example.vn"};
};

TEST_F(ResultDocuments, TheSignedPaperReadsBackInRightVietnameseAndInOrder) {
  const Dossier dossier = signed_birth();

  const auto pdf = archived_result(world.ctx(), archive, world.hoa, dossier.code);

  ASSERT_TRUE(pdf) << pdf.error().message_id;
  const std::string text = text_in(*pdf);
  std::size_t from = 0;
  for (const std::string phrase :
       {"ỦY BAN NHÂN DÂN XÃ THANH SƠN", "Số: 1/2023", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Thanh Sơn, ngày 29 tháng 9 năm 2023", "GIẤY KHAI SINH",
        "Họ, chữ đệm, tên: Nguyễn Minh Khôi", "Ngày, tháng, năm sinh: 20/09/2023",
        "Ghi bằng chữ: Ngày hai mươi tháng chín năm hai nghìn không trăm hai mươi ba",
        "Nơi sinh: Trung tâm y tế huyện Thanh Hà", "Phạm Thị Ngọc Ánh", "Nguyễn Văn Đức",
        "Người đi khai sinh: Nguyễn Thị Sáu"}) {
    const std::size_t found = text.find(phrase, from);
    ASSERT_NE(found, std::string::npos) << phrase << "\nnot after " << from << " in\n" << text;
    from = found + 1;
  }
  EXPECT_NE(text.find("TM. ỦY BAN NHÂN DÂN"), std::string::npos) << text;
  EXPECT_NE(text.find("Lê Thị Lan"), std::string::npos) << text;
  EXPECT_NE(text.find(dossier.code), std::string::npos) << text;
  EXPECT_EQ(text.find("Quê quán"), std::string::npos) << "nobody filled it in";
  EXPECT_EQ(text.find("…"), std::string::npos) << text;
}

TEST_F(ResultDocuments, TheArchiveServesTheSameBytesWhateverComesLater) {
  const Dossier dossier = signed_birth();

  const auto first = archived_result(world.ctx(), archive, world.lan, dossier.code);
  ASSERT_TRUE(mark_dossier_ready(world.ctx(), world.hoa, command_for(dossier)));
  world.set_time("2023-10-02 08:00");
  const auto later = archived_result(world.ctx(), archive, world.hoa, dossier.code);

  ASSERT_TRUE(first && later);
  EXPECT_EQ(*first, *later);
}

TEST_F(ResultDocuments, BeforeTheSignatureThereIsAMarkedPreviewAndNothingToKeep) {
  const Dossier dossier = drafted_birth();

  const auto document = result_document(world.ctx(), world.nam, dossier.code, "");

  ASSERT_TRUE(document);
  EXPECT_NE(document->printed.draft_mark, "");
  EXPECT_NE(document->printed.number_line.find("…"), std::string::npos);
  EXPECT_EQ(document->signed_version, 0);
  EXPECT_EQ(archived_result(world.ctx(), archive, world.hoa, dossier.code).error().message_id,
            "result.not_signed");
  EXPECT_EQ(result_document(world.ctx(), world.hoa, world.received().code, "").error().message_id,
            "result.no_draft");
  EXPECT_EQ(result_document(world.ctx(), world.minh, dossier.code, "").error().message_id,
            "dossier.not_yours");
}

TEST_F(ResultDocuments, TheDraftIsReadByPeopleAndByTheForm) {
  const Dossier dossier = drafted_birth();

  EXPECT_TRUE(dossier.draft.starts_with("Họ, chữ đệm, tên: Nguyễn Minh Khôi\n")) << dossier.draft;
  const auto form = result_form(world.ctx(), world.nam, dossier.code);
  ASSERT_TRUE(form);
  EXPECT_EQ(form->values.at("child_born"), "20/09/2023");
  EXPECT_FALSE(form->no_draft);
  EXPECT_FALSE(form->plain_draft);
}

TEST_F(ResultDocuments, SignedByAuthorityOfTheChairItSaysSoBeforeAndAfter) {
  Dossier dossier = drafted_birth();
  dossier = *submit_dossier(world.ctx(), world.nam, command_for(dossier));
  const CivilDay today = civil_day(world.time.now());
  const auto given = give_delegation(world.ctx(), world.chair,
                                     {.from = world.chair.id,
                                      .to = world.dung.id,
                                      .document_number = "12/UQ-UBND",
                                      .document_day = today,
                                      .first_day = today,
                                      .last_day = today});
  ASSERT_TRUE(given) << given.error().message_id;
  const std::vector<std::string> expected{"TUQ. CHỦ TỊCH", "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH"};

  const auto preview = result_document(world.ctx(), world.dung, dossier.code, "");
  ASSERT_TRUE(preview) << preview.error().message_id;
  EXPECT_EQ(preview->printed.signature, expected);

  const auto by_delegate = sign_dossier(world.ctx(), world.dung, command_for(dossier));
  ASSERT_TRUE(by_delegate) << by_delegate.error().message_id;
  ASSERT_TRUE(revoke_delegation(world.ctx(), world.chair, given->id));
  const auto pdf = archived_result(world.ctx(), archive, world.hoa, dossier.code);
  ASSERT_TRUE(pdf) << pdf.error().message_id;
  const std::string text = text_in(*pdf);
  const std::size_t authority = text.find(expected[0]);
  ASSERT_NE(authority, std::string::npos) << text;
  EXPECT_NE(text.find(expected[1], authority), std::string::npos) << text;
  EXPECT_NE(text.find("Phạm Văn Dũng", authority), std::string::npos) << text;
  EXPECT_EQ(text.find("TM. ỦY BAN NHÂN DÂN"), std::string::npos) << text;
}

TEST_F(ResultDocuments, AMissingValueIsRefusedAndNothingIsKept) {
  Dossier dossier = world.received(world.a_form("C01"));
  dossier = *assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id);
  ResultValues values = a_birth();
  values.erase("mother");

  const auto refused = draft_result_values(world.ctx(), world.nam, command_for(dossier), values);

  EXPECT_EQ(refused.error().message_id, "result.missing");
  EXPECT_EQ(refused.error().input, "mother");
  EXPECT_EQ(result_form(world.ctx(), world.nam, dossier.code)->dossier.version, dossier.version);
}

TEST_F(ResultDocuments, AnswersAtTheCounterAreFilledIn) {
  const Dossier dossier = world.received(world.a_form("C02"));

  const auto form = result_form(world.ctx(), world.hoa, dossier.code);

  ASSERT_TRUE(form);
  EXPECT_NE(form->values.find("death_paper"), form->values.end());
}

TEST_F(ResultDocuments, TheMarksLieOnThePageAndBesideEachOther) {
  const Dossier dossier = signed_birth();
  const auto document = result_document(world.ctx(), world.lan, dossier.code, "");

  const ResultPdf pdf = result_pdf(document->printed, document->dated);

  for (const PdfPlace& place : {pdf.signature, pdf.seal}) {
    EXPECT_EQ(place.page, pdf.pages);
    EXPECT_GE(place.x, 0);
    EXPECT_GE(place.y, 0);
    EXPECT_LE(place.x + place.width, 595.3);
    EXPECT_LE(place.y + place.height, 841.9);
  }
  const double third = pdf.seal.width / 3;
  EXPECT_NEAR(pdf.seal.x + pdf.seal.width - pdf.signature.x, third, 0.1);
  EXPECT_EQ(result_pdf(document->printed, document->dated).bytes, pdf.bytes);
}

TEST_F(ResultDocuments, TheCodeOnItIsReadByAScanner) {
  const Dossier dossier = signed_birth();
  const auto pdf = archived_result(world.ctx(), archive, world.lan, dossier.code);
  const std::string file = file_of(*pdf);

  output_of("pdftoppm -r 150 -png " + file + " " + file);
  const std::string scanned = output_of("zbarimg -q --raw " + file + "-1.png");

  EXPECT_EQ(scanned, "https://motcua.example.vn/kiem-chung/" + dossier.lookup_code + "\n");
}

// Every text of the data makes a paper, with every input filled in and with none.
TEST_F(ResultDocuments, EveryTextOfTheDataIsDrawn) {
  const Dossier dossier = world.received();
  for (const ResultText& text : OfficeWorld::law().law().results) {
    ResultFacts facts{.dossier = dossier,
                      .office = world.thanh_son,
                      .level = world.law().level_names(world.thanh_son),
                      .signer = world.lan,
                      .numbers = {{12, "12/2023", "01/2023"}, {3, "3/TLNCMC", "01/2023"}}};
    ResultValues values;
    for (const ResultInput& input : text.inputs)
      values[input.key] = input.kind == ResultInputKind::date     ? "29/09/2023"
                          : input.kind == ResultInputKind::number ? "12"
                                                                  : "Giá trị điền vào";
    EXPECT_TRUE(value_problems(text, values).empty()) << text.kind;
    facts.dossier.draft = draft_text(text, values);
    facts.dossier.signed_at = world.time.now();
    const PrintedResult printed = fill_result(text, facts, OfficeWorld::vietnamese());
    const std::string read = text_in(result_pdf(printed, world.time.now()).bytes);

    EXPECT_EQ(printed.lines.size(), text.lines.size()) << text.kind;
    EXPECT_EQ(read.find("…………"), std::string::npos) << text.kind << "\n" << read;
    EXPECT_NE(read.find("Lê Thị Lan"), std::string::npos) << text.kind;
  }
}

}  // namespace
}  // namespace khongcho::app
