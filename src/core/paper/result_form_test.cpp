#include "core/paper/result_form.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/paper/result_draft.h"

namespace khongcho {
namespace {

const Locale& words() {
  static const Locale locale = Locale::from_json("vi", R"({
    "paper.day_spelled": "Ngày {0} tháng {1} năm {2}", "paper.fourth_month": "tư",
    "paper.day": "{0} tháng {1} năm {2}", "paper.instant": "{0} phút, ngày {1}",
    "promise.hour_minute": "{0} giờ {1}", "paper.place_and_date": "{0}, ngày {1}",
    "paper.country": "CỘNG HÒA", "paper.motto": "Độc lập", "sex.female": "Nữ",
    "result.day_open": "… tháng …", "result.deputy": "Phó", "result.on_behalf": "TM. {0}",
    "result.committee": "ỦY BAN NHÂN DÂN", "result.for_head": "KT. {0}",
    "result.by_authority": "TUQ. {0}", "result.recipients": "Nơi nhận:", "result.check": "Kiểm chứng: {0}",
    "result.draft_mark": "BẢN DỰ THẢO"})");
  return locale;
}

ResultText a_text() {
  return {.kind = "certified-copy",
          .title = "CHỨNG THỰC BẢN SAO",
          .number_line = "Số chứng thực: {n}; quyển số: {volume}",
          .registers = {"certified-copies"},
          .inputs = {{.key = "copied", .label = "Tên giấy tờ", .required = true, .from = "paper"},
                     {.key = "issued_by", .label = "Cơ quan cấp"},
                     {.key = "issued_on", .label = "Ngày cấp", .kind = ResultInputKind::date},
                     {.key = "remark",
                      .label = "Ghi chú thêm",
                      .kind = ResultInputKind::long_text,
                      .from = "answer:why"},
                     {.key = "sheets", .label = "Số tờ", .kind = ResultInputKind::number}},
          .lines = {{ResultLineKind::paragraph, "Chứng thực cho {submitter}, {submitter_sex}."},
                    {ResultLineKind::row, "Tên giấy tờ: {copied}"},
                    {ResultLineKind::row, "Do: {issued_by}"},
                    {ResultLineKind::row, "Cấp ngày {issued_on}, ghi bằng chữ: {issued_on_words}"},
                    {ResultLineKind::row, "Ngày chứng thực: {signed_day}"}},
          .recipients = {"- Lưu: VT."},
          .entry_subject = "{submitter}",
          .entry_content = "{copied}"};
}

ResultFacts the_facts(const std::string& draft) {
  ResultFacts facts{.level = {.unit_words = "xã, thị trấn", .signer_title = "Chủ tịch"}};
  facts.office.name = "Ủy ban nhân dân xã Thanh Sơn";
  facts.dossier.code = "000.25.20.H23-230929-0001";
  facts.dossier.lookup_code = "7K4M29RT";
  facts.dossier.procedure_name = "Chứng thực bản sao";
  facts.dossier.submitter = {.full_name = "Nguyễn Thị Sáu", .sex = "female"};
  facts.dossier.papers = {{.component = "a", .name = "Bằng tốt nghiệp"}};
  facts.dossier.draft = draft;
  facts.public_address = "https://motcua.example.vn";
  return facts;
}

std::string text_of(const ResultLine& line) {
  std::string text;
  for (const ResultSpan& span : line.spans) text += span.text;
  return text;
}

TEST(ResultForm, BeforeTheSignatureWhatIsNotKnownIsDotted) {
  const PrintedResult printed =
      fill_result(a_text(), the_facts("Tên giấy tờ: Bằng tốt nghiệp"), words());

  EXPECT_EQ(printed.number_line, "Số chứng thực: …………; quyển số: …………");
  EXPECT_EQ(printed.place_and_date, "Thanh Sơn, ngày … tháng …");
  EXPECT_EQ(printed.draft_mark, "BẢN DỰ THẢO");
  ASSERT_EQ(printed.lines.size(), 3u);  // nobody said who issued the paper
  EXPECT_EQ(text_of(printed.lines[0]), "Chứng thực cho Nguyễn Thị Sáu, Nữ.");
  EXPECT_EQ(text_of(printed.lines[1]), "Tên giấy tờ: Bằng tốt nghiệp");
  EXPECT_TRUE(printed.lines[1].spans[1].filled);
  EXPECT_EQ(text_of(printed.lines[2]), "Ngày chứng thực: …………");
  EXPECT_EQ(printed.signer, "");
}

TEST(ResultForm, SignedItHasItsNumberDaySignerAndCodeToCheck) {
  ResultFacts facts = the_facts("Tên giấy tờ: Bằng tốt nghiệp\nCơ quan cấp: Trường THPT Thanh Hà");
  facts.dossier.signed_at = parse_instant("2023-09-29 14:12");
  facts.signer = Officer{.full_name = "Lê Thị Lan", .title = "Phó Chủ tịch"};
  facts.numbers = {{.n = 12, .number = "12/2023", .volume = "01/2023-SCT/BS"}};

  const PrintedResult printed = fill_result(a_text(), facts, words());

  EXPECT_EQ(printed.number_line, "Số chứng thực: 12; quyển số: 01/2023-SCT/BS");
  EXPECT_EQ(printed.place_and_date, "Thanh Sơn, ngày 29 tháng 9 năm 2023");
  EXPECT_EQ(text_of(printed.lines[2]), "Do: Trường THPT Thanh Hà");
  EXPECT_EQ(printed.signature, (std::vector<std::string>{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
                                                         "PHÓ CHỦ TỊCH"}));
  EXPECT_EQ(printed.signer, "Lê Thị Lan");
  EXPECT_EQ(printed.draft_mark, "");
  EXPECT_EQ(printed.check_text, "https://motcua.example.vn/kiem-chung/7K4M29RT");
}

TEST(ResultForm, ADayIsSpelledWhereTheFormAsks) {
  const PrintedResult printed = fill_result(
      a_text(), the_facts("Tên giấy tờ: Bằng tốt nghiệp\nNgày cấp: 15/04/2005"), words());

  ASSERT_EQ(printed.lines.size(), 4u);
  EXPECT_EQ(text_of(printed.lines[2]),
            "Cấp ngày 15/04/2005, ghi bằng chữ: Ngày mười lăm tháng tư năm hai nghìn không trăm "
            "lẻ năm");
}

TEST(ResultForm, ADraftInOwnWordsStandsInPlaceOfTheLines) {
  const PrintedResult printed =
      fill_result(a_text(), the_facts("Chứng thực bản sao đúng.\n\nHai bản."), words());

  ASSERT_EQ(printed.lines.size(), 2u);
  EXPECT_EQ(text_of(printed.lines[0]), "Chứng thực bản sao đúng.");
  EXPECT_EQ(text_of(printed.lines[1]), "Hai bản.");
}

TEST(ResultForm, TheRegisterSaysWhomAndWhat) {
  const EntryWords told =
      entry_words(a_text(), the_facts("Tên giấy tờ: Bằng tốt nghiệp").dossier);
  EXPECT_EQ(told.subject, "Nguyễn Thị Sáu");
  EXPECT_EQ(told.content, "Bằng tốt nghiệp");

  EXPECT_EQ(entry_words(a_text(), the_facts("Chứng thực đúng.").dossier).content,
            "Chứng thực bản sao");
}

TEST(ResultForm, AHeadOfAnAgencySignsInOwnName) {
  EXPECT_EQ(signature_lines({.title = "Trưởng phòng Tư pháp"}, {}, words()),
            std::vector<std::string>{"TRƯỞNG PHÒNG TƯ PHÁP"});
  EXPECT_EQ(signature_lines({.title = "Phó Trưởng phòng"}, {}, words()),
            (std::vector<std::string>{"KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"}));
}

TEST(ResultForm, WhoSignsUnderADelegationSaysInWhosePlace) {
  const LevelNames level{.signer_title = "Chủ tịch, Phó Chủ tịch Ủy ban",
                         .specialist_title = "Công chức chuyên môn"};
  const auto lines = [&](const std::string& title, DelegationManner manner,
                         const std::string& giver) {
    return signature_lines({.title = title}, level, words(), DelegatedSignature{manner, giver});
  };
  using enum DelegationManner;
  EXPECT_EQ(lines("Công chức Tư pháp - Hộ tịch", by_authority, "Chủ tịch"),
            (std::vector<std::string>{"TUQ. CHỦ TỊCH", "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH"}));
  EXPECT_EQ(lines("", by_authority, "Phó Chủ tịch"),
            (std::vector<std::string>{"TUQ. CHỦ TỊCH", "CÔNG CHỨC CHUYÊN MÔN"}))
      << "the head's title, also of a deputy's signature";
  EXPECT_EQ(lines("Phó Chủ tịch", for_head, "Chủ tịch"),
            (std::vector<std::string>{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}));
  EXPECT_EQ(lines("Phó Trưởng phòng", for_head, "Trưởng phòng"),
            (std::vector<std::string>{"KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"}));
  EXPECT_EQ(lines("Chuyên viên", by_authority, ""),
            (std::vector<std::string>{"TUQ. CHỦ TỊCH", "CHUYÊN VIÊN"}));
}

TEST(ResultDraft, EachInputIsCheckedByItsKind) {
  const ResultValues typed = tidy_values(
      a_text(), {{"issued_on", "29/9/2023"}, {"sheets", "mười hai"}, {"remark", " a \n\n b "}});

  EXPECT_EQ(typed.at("issued_on"), "29/09/2023");
  EXPECT_EQ(typed.at("remark"), "a\nb");
  std::vector<std::string> told;
  for (const Error& error : value_problems(a_text(), typed))
    told.push_back(error.input + " " + error.message_id);
  EXPECT_EQ(told, (std::vector<std::string>{"copied result.missing", "sheets result.no_number"}));
  EXPECT_EQ(value_problems(a_text(), {{"copied", "x"}, {"issued_on", "31/02/2023"}}).front().input,
            "issued_on");
  EXPECT_EQ(value_problems(a_text(), {{"copied", std::string(400, 'x')}}).front().message_id,
            "result.too_long");
}

TEST(ResultDraft, TheDossierTellsWhatItKnows) {
  const ResultValues values =
      first_values(a_text(), the_facts("").dossier, {{"why", "Để đi học"}});

  EXPECT_EQ(values.at("copied"), "Bằng tốt nghiệp");
  EXPECT_EQ(values.at("remark"), "Để đi học");
  EXPECT_FALSE(values.contains("issued_by"));
}

TEST(ResultDraft, OwnWordsAreNoValues) {
  EXPECT_FALSE(values_in(a_text(), ""));
  EXPECT_FALSE(values_in(a_text(), "Chứng thực bản sao đúng."));
  EXPECT_FALSE(values_in(a_text(), "Tên giấy tờ: Bằng\nĐã đối chiếu."));
  const auto values = values_in(a_text(), "Tên giấy tờ: Bằng\r\nGhi chú thêm: một\r\n  hai");
  ASSERT_TRUE(values);
  EXPECT_EQ(values->at("remark"), "một\nhai");
}

// Whatever people type, also the labels themselves, comes back as it was kept.
RC_GTEST_PROP(ResultDraft, ValuesComeBackFromTheDraft, ()) {
  const ResultText text = a_text();
  const auto piece = rc::gen::element<std::string>("Tên giấy tờ: ", "Ghi chú thêm: ", "  ", "\n", "a",
                                                   ": ", "đ", "Số tờ: 3", "\r\n", "x ");
  ResultValues typed;
  for (const ResultInput& input : text.inputs) {
    std::string value;
    for (const std::string& each : *rc::gen::container<std::vector<std::string>>(piece))
      value += each;
    typed[input.key] = value;
  }
  const ResultValues values = tidy_values(text, typed);

  const auto found = values_in(text, draft_text(text, values));

  RC_ASSERT(found.value_or(ResultValues{}) == values);
}

}  // namespace
}  // namespace khongcho
