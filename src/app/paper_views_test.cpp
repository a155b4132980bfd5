#include "app/paper_views.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/apologies.h"
#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "base/text.h"
#include "core/paper/fill_form.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::OfficeWorld;

Dossier must(Expected<Dossier> outcome) {
  if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
  return *outcome;
}

// Everything that is printed, a line each.
void add_cell(const PrintedCell& cell, std::string& text) {
  for (const std::string& line : cell.lines) text += line + "\n";
  for (const PrintedSignature& one : cell.signatures)
    text += one.title + "\n" + one.note + "\n" + one.name + "\n";
}
std::string text_of(const PrintedForm& form) {
  std::string text = form.authority + "\n" + form.office + "\n" + form.number + "\n" +
                     form.country + "\n" + form.motto + "\n" + form.place_and_date + "\n" +
                     form.title + "\n" + form.code + "\n" + form.reprint + "\n" + form.lookup_code +
                     "\n";
  for (const std::string& copy : form.copies) text += copy + "\n";
  if (form.promise)
    text += form.promise->lead + "\n" + form.promise->hour + "\n" + form.promise->day + "\n" +
            form.promise->reason + "\n";
  for (const PrintedLine& line : form.lines) {
    for (const PrintedValue& value : line.values) text += value.label + ": " + value.value + "\n";
    text += line.text + "\n";
    if (!line.table) continue;
    for (const auto* headings : {&line.table->head, &line.table->second_head})
      for (const PrintedHeading& heading : *headings) text += heading.label + "\n";
    for (const auto& row : line.table->rows)
      for (const PrintedCell& cell : row) add_cell(cell, text);
  }
  for (const PrintedSignature& one : form.signatures)
    text += one.title + "\n" + one.note + "\n" + one.name + "\n";
  for (const std::string& note : form.notes) text += note + "\n";
  return text;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const PrintedTable& table_in(const PrintedForm& form) {
  for (const PrintedLine& line : form.lines)
    if (line.table) return *line.table;
  throw std::runtime_error("no table on the form");
}

class PaperViews : public ::testing::Test {
 protected:
  // A dossier that has come to the form of that kind.
  Dossier dossier_for(const std::string& kind) {
    if (kind == "receipt" || kind == "control_slip") return world.ready();
    if (kind == "supplement") return instructed();
    if (kind == "refusal") return rejected();
    const DossierCommand late{.code = world.received().code};
    world.set_time("2023-09-29 16:40");
    if (kind == "apology")
      return must(sign_dossier_apology(world.ctx(), world.chair, late, "Mất điện toàn xã",
                                       test::at("2023-10-02 10:30")));
    return must(stop_dossier(world.ctx(), world.chair, late, "Người nộp đã qua đời"));
  }

  Dossier instructed() {
    IntakeForm form = world.a_form("C05");
    form.papers.pop_back();
    return must(instruct_dossier(world.ctx(), world.hoa, form));
  }

  Dossier rejected() {
    IntakeForm form = world.a_form();
    form.reason = "Giấy tờ gốc đã bị sửa chữa, không chứng thực được";
    return must(reject_dossier(world.ctx(), world.hoa, form));
  }

  PaperFacts facts_of(const Dossier& dossier) {
    const auto view = dossier_view(world.ctx(), world.chair, dossier.code, "test");
    if (!view) throw std::runtime_error("refused: " + view.error().message_id);
    return {.dossier = view->dossier,
            .office = view->office,
            .level = OfficeWorld::law().level_names(view->office),
            .events = view->events,
            .officers = view->officers,
            .model_name = "Ngày Thứ sáu không chờ",
            .extension = extension_words(world.ctx(), view->dossier),
            .public_address = "https://motcua.example.vn"};
  }

  PrintedForm print(const Dossier& dossier, const std::string& kind) {
    const auto paper = dossier_paper(
        world.ctx(), world.hoa,
        {.code = dossier.code, .kind = kind, .public_address = "https://motcua.example.vn"});
    if (!paper) throw std::runtime_error("refused: " + paper.error().message_id);
    return paper->form;
  }

  PrintedForm filled(const FormText& form) {
    if (form.kind == "register") {
      const PaperFacts facts = facts_of(world.ready());
      return fill_register(form,
                           {.office = facts.office,
                            .level = facts.level,
                            .from = civil_day(world.time.now()),
                            .to = civil_day(world.time.now()),
                            .entries = {{facts.dossier, "Ủy ban nhân dân xã Thanh Sơn", "1"}}},
                           world.time.now(), OfficeWorld::vietnamese());
    }
    const auto outcome =
        fill_form(form, facts_of(dossier_for(form.kind)), OfficeWorld::vietnamese());
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return *outcome;
  }

  OfficeWorld world;
};

class EveryForm : public PaperViews, public ::testing::WithParamInterface<std::string> {};

TEST_P(EveryForm, ShowsEveryWordOfItsText) {
  const std::vector<std::string> name = split(GetParam(), '_');
  const FormText& form = *OfficeWorld::law().law().find_form(name[0], name[1]);

  const PrintedForm printed = filled(form);

  const std::string text = text_of(printed);
  EXPECT_EQ(printed.title, form.title);
  for (const FormLine& line : form.lines) {
    EXPECT_TRUE(holds(text, line.label)) << line.label;
    for (const FormColumn& column : line.columns)
      EXPECT_TRUE(holds(text, column.label) && holds(text, column.group)) << column.label;
  }
  for (const FormSignature& signature : form.signatures)
    EXPECT_TRUE(holds(text, signature.title) && holds(text, signature.note)) << signature.title;
  EXPECT_EQ(printed.notes.size(), form.notes.size());
}

TEST_P(EveryForm, LeavesNoPlaceUnfilled) {
  const std::vector<std::string> name = split(GetParam(), '_');

  const PrintedForm printed = filled(*OfficeWorld::law().law().find_form(name[0], name[1]));

  const std::string text = text_of(printed);
  EXPECT_FALSE(holds(text, "{") || holds(text, "}")) << text;
  EXPECT_FALSE(holds(text, "paper.") || holds(text, "state.")) << text;  // a key nobody translated
  for (const PrintedLine& line : printed.lines) {
    if (line.table) {
      EXPECT_FALSE(line.table->rows.empty());
      continue;
    }
    for (const PrintedValue& value : line.values) EXPECT_NE(value.value, "") << value.label;
  }
}

const std::vector<std::string> kForms{"2018_01", "2018_02", "2018_03", "2018_04", "2018_05",
                                      "2018_06", "2025_01", "2025_02", "2025_03", "2025_04",
                                      "2025_05", "2025_06", "2025_07"};

INSTANTIATE_TEST_SUITE_P(, EveryForm, ::testing::ValuesIn(kForms),
                         [](const auto& param) { return "Mau" + param.param; });

TEST_F(PaperViews, NoFormOfTheLawIsLeftOutAbove) {
  std::vector<std::string> names;
  for (const FormText& form : OfficeWorld::law().law().forms)
    names.push_back(form.form_set + "_" + form.form_no);
  std::ranges::sort(names);

  EXPECT_EQ(names, kForms);
}

TEST_F(PaperViews, TheReceiptHasItsThirteenLinesInOrder) {
  const PrintedForm receipt = print(world.received(), "receipt");

  std::vector<std::string> labels;
  for (const PrintedLine& line : receipt.lines) {
    EXPECT_EQ(line.number, static_cast<int>(labels.size()) + 1);
    labels.push_back(line.values.front().label);
  }
  const std::vector<std::string> expected{"Bộ phận Tiếp nhận và Trả kết quả",
                                          "Tiếp nhận hồ sơ của",
                                          "Địa chỉ",
                                          "Số điện thoại",
                                          "Nội dung yêu cầu giải quyết",
                                          "Thành phần hồ sơ nộp gồm",
                                          "Số lượng hồ sơ",
                                          "Thời gian giải quyết hồ sơ theo quy định là",
                                          "Thời gian nhận hồ sơ",
                                          "Thời gian trả kết quả giải quyết hồ sơ",
                                          "Đăng ký nhận kết quả tại",
                                          "Phí, lệ phí",
                                          "Vào Sổ theo dõi hồ sơ, Quyển số"};
  EXPECT_EQ(labels, expected);
  EXPECT_EQ(receipt.lines[3].values[1].label, "Email");
  EXPECT_EQ(receipt.lines[12].values[1].label, "Số thứ tự");
}

TEST_F(PaperViews, TheReceiptPromisesTheHourOfToday) {
  const Dossier dossier = world.received();

  const PrintedForm receipt = print(dossier, "receipt");

  ASSERT_TRUE(receipt.promise);
  EXPECT_EQ(receipt.promise->lead, "Trả kết quả trước");
  EXPECT_EQ(receipt.promise->hour, "17 giờ 00 hôm nay");
  EXPECT_EQ(receipt.promise->day, "thứ Sáu, 29/09/2023, tại Quầy 1");
  EXPECT_EQ(receipt.promise->reason, "Mô hình Ngày Thứ sáu không chờ: " + dossier.because);
  EXPECT_EQ(receipt.place_and_date, "Thanh Sơn, ngày 29 tháng 9 năm 2023");
  EXPECT_EQ(receipt.qr_text, "https://motcua.example.vn/ho-so/" + dossier.lookup_code);
  EXPECT_EQ(receipt.copies,
            (std::vector<std::string>{"Liên 1: Lưu", "Liên 2: Giao người nộp hồ sơ"}));
}

TEST_F(PaperViews, AfterTheCutOffTheReceiptNamesTheNextDay) {
  world.set_time("2023-09-29 15:42");

  const PrintedForm receipt = print(world.received(), "receipt");

  EXPECT_EQ(receipt.promise->hour, "9 giờ 00 thứ Hai");
  EXPECT_EQ(receipt.promise->day, "ngày 02/10/2023, tại Quầy 1");
}

TEST_F(PaperViews, TheReceiptMasksTheIdentityNumber) {
  const std::string text = text_of(print(world.received(), "receipt"));

  EXPECT_TRUE(holds(text, "Nguyễn Thị Sáu (số định danh 030******512)")) << text;
  EXPECT_FALSE(holds(text, "030157004512"));
}

TEST_F(PaperViews, AReceiptPrintedAgainSaysSo) {
  const Dossier dossier = world.received();
  EXPECT_EQ(print(dossier, "receipt").reprint, "");
  world.set_time("2023-10-02 08:05");

  must(reprint_receipt(world.ctx(), world.hoa, command_for(dossier)));

  const PrintedForm again = print(dossier, "receipt");
  EXPECT_EQ(again.reprint, "Bản in lại lúc 8 giờ 05 phút, ngày 02 tháng 10 năm 2023");
  EXPECT_EQ(again.promise->hour, "17 giờ 00 thứ Sáu");  // "hôm nay" would be wrong on Monday
}

TEST_F(PaperViews, MissingPapersStandOnMau02WithTheirNumber) {
  const Dossier dossier = instructed();
  ASSERT_FALSE(dossier.missing.empty());

  const PrintedForm slip = print(dossier, "supplement");

  const PrintedTable& table = table_in(slip);
  ASSERT_EQ(table.rows.size(), dossier.missing.size());
  EXPECT_EQ(table.rows[0][1].lines[0], dossier.missing[0].name);
  EXPECT_TRUE(holds(slip.number, "/HDHS")) << slip.number;
}

TEST_F(PaperViews, PapersAskedForLaterStandOnMau02) {
  const Dossier dossier = world.assigned();
  must(request_dossier_supplement(world.ctx(), world.nam, command_for(dossier),
                                  "Bản chính sổ hộ khẩu\nGiấy ủy quyền"));

  const PrintedForm slip = print(dossier, "supplement");

  ASSERT_EQ(table_in(slip).rows.size(), 2u);
  EXPECT_EQ(table_in(slip).rows[1][1].lines[0], "Giấy ủy quyền");
  EXPECT_EQ(slip.signatures.front().name, "Phạm Văn Nam");
}

TEST_F(PaperViews, TheControlSlipHasARowForEveryHandOver) {
  const Dossier ready = world.ready();
  must(return_dossier(world.ctx(), world.hoa, command_for(ready),
                      {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true}));

  const PrintedTable table = table_in(print(ready, "control_slip"));

  // citizen → desk → specialist → signer → desk → citizen
  ASSERT_EQ(table.rows.size(), 5u);
  const auto taker = [&](std::size_t row) { return table.rows[row][1].signatures[1].name; };
  EXPECT_EQ(taker(0), "Nguyễn Thị Hoa");
  EXPECT_EQ(taker(1), "Phạm Văn Nam");
  EXPECT_EQ(taker(2), "Lê Thị Lan");
  EXPECT_EQ(taker(3), "Nguyễn Thị Hoa");
  EXPECT_EQ(taker(4), "Nguyễn Thị Sáu");
  EXPECT_EQ(table.rows[3][2].lines, std::vector<std::string>{"Trước hạn"});
  EXPECT_EQ(table.rows[0][1].lines[0], "1. Giao: 14 giờ 12 phút, ngày 29 tháng 9 năm 2023");
}

TEST_F(PaperViews, TheApologyNamesTheNewTimeAndHowMuchLaterItIs) {
  const Dossier dossier = dossier_for("apology");

  const std::string text = text_of(print(dossier, "apology"));

  EXPECT_TRUE(holds(text, "10 giờ 30 phút, ngày 02 tháng 10 năm 2023")) << text;
  EXPECT_TRUE(holds(text, "Mất điện toàn xã"));
  EXPECT_TRUE(holds(text, "1/PXL")) << text;
  EXPECT_TRUE(holds(text, "Lê Quang Huy"));
  EXPECT_EQ(extension_words(world.ctx(), dossier), "01 ngày làm việc");
}

TEST_F(PaperViews, TheRegisterNumbersItsColumnsAndListsReceivedDossiersOnly) {
  const Dossier first = world.received();
  rejected();
  world.set_time("2023-09-29 14:30");
  IntakeForm other = world.a_form();
  other.submitter = world.ong_tu();
  const Dossier second = world.received(other);

  const CivilDay day = civil_day(world.time.now());
  const auto book = register_paper(world.ctx(), world.hoa, {day, day});

  ASSERT_TRUE(book);
  const PrintedTable& table = table_in(*book);
  ASSERT_EQ(table.numbers.size(), 13u);
  EXPECT_EQ(table.numbers.back(), "13");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0][1].lines[0], first.code);
  EXPECT_EQ(table.rows[1][1].lines[0], second.code);
  EXPECT_EQ(table.rows[0][7].lines[0], "14:12, 29/09/2023");
}

TEST_F(PaperViews, RefusesAPaperTheDossierHasNotComeTo) {
  const Dossier dossier = world.received();

  const auto refusal =
      dossier_paper(world.ctx(), world.hoa, {.code = dossier.code, .kind = "refusal"});
  const auto stop = dossier_paper(world.ctx(), world.hoa, {.code = dossier.code, .kind = "stop"});

  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().message_id, "paper.not_issued");
  ASSERT_FALSE(stop);
  EXPECT_EQ(stop.error().message_id, "paper.no_form");  // the set of 2018 has none
}

TEST_F(PaperViews, AnotherOfficeSeesNoPaper) {
  const Dossier dossier = world.received();

  const auto paper =
      dossier_paper(world.ctx(), world.minh, {.code = dossier.code, .kind = "receipt"});

  ASSERT_FALSE(paper);
  EXPECT_EQ(paper.error().code, ErrorCode::not_allowed);
}

TEST_F(PaperViews, RefusesARegisterOfDaysThatMakeNoSense) {
  const CivilDay day = civil_day(world.time.now());

  EXPECT_FALSE(register_paper(world.ctx(), world.hoa, {day, day - std::chrono::days{1}}));
  EXPECT_FALSE(register_paper(world.ctx(), world.hoa, {day, day + std::chrono::days{40}}));
  EXPECT_FALSE(register_paper(world.ctx(), world.nam, {day, day}));  // his own dossiers only
}

}  // namespace
}  // namespace khongcho::app
