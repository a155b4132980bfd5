#include <gtest/gtest.h>

#include "core/digitisation/digitisation_status.h"
#include "core/digitisation/scan_batch.h"

namespace khongcho {

namespace {

constexpr CivilDay kToday = civil_day(from_unix(1'695'975'000));  // 29/09/2023

PaperRecord id_card() {
  return {.owner_id = "030157004512", .type = "ID-CARD", .number = 2, .title = "Căn cước"};
}

DossierFile file_of(std::string component, bool described) {
  DossierFile file{.component = std::move(component)};
  if (described) file.digitized_at = from_unix(1);
  return file;
}

Dossier with_papers() {
  Dossier dossier;
  dossier.papers = {{.component = "declaration", .name = "Tờ khai"},
                    {.component = "id_card", .name = "Căn cước"},
                    {.component = "id_card", .name = "Căn cước", .kind = PaperKind::photocopy}};
  return dossier;
}

}  // namespace

TEST(DossierFile, ThePaperCodeIsOwnerTypeAndNumber) {
  EXPECT_EQ(paper_code(id_card()), "030157004512.ID-CARD.0002");
  EXPECT_EQ(paper_code({.owner_id = "030157004512", .type = "ID-CARD"}), "");
  EXPECT_EQ(type_of_component("id_card"), "ID-CARD");
}

TEST(DossierFile, ARecordSaysEverythingWrongAtOnce) {
  EXPECT_TRUE(record_problems(id_card(), kToday).empty());
  const auto problems = record_problems({.owner_id = "12",
                                         .type = "Thẻ",
                                         .title = " ",
                                         .issued_on = "2023-09-30",
                                         .valid_to = "30/09/2023"},
                                        kToday);
  std::vector<std::string> inputs;
  for (const Error& problem : problems) inputs.push_back(problem.input);
  EXPECT_EQ(inputs, (std::vector<std::string>{"owner_id", "type", "title", "issued_on",
                                              "valid_to"}));
}

TEST(DossierFile, AnEndBeforeTheIssueIsWrong) {
  PaperRecord record = id_card();
  record.issued_on = "2021-04-15";
  record.valid_to = "2021-04-14";
  ASSERT_EQ(record_problems(record, kToday).size(), 1u);
  record.valid_to = "2021-04-15";
  EXPECT_TRUE(record_problems(record, kToday).empty());
}

TEST(DossierFile, IsValidThroughItsLastDay) {
  PaperRecord record = id_card();
  EXPECT_TRUE(is_valid_on(record, kToday));
  record.valid_to = "2023-09-29";
  EXPECT_TRUE(is_valid_on(record, kToday));
  record.valid_to = "2023-09-28";
  EXPECT_FALSE(is_valid_on(record, kToday));
}

TEST(DigitisationStatus, WantsEachLineOnceAndTheResultFromTheSignatureOn) {
  Dossier dossier = with_papers();
  EXPECT_EQ(digitisation_status(dossier, {}).wanted, 2);
  EXPECT_EQ(digitisation_status(dossier, {}).state, DigitisationState::none);
  dossier.signed_at = from_unix(1);
  const auto status = digitisation_status(dossier, {});
  EXPECT_EQ(status.wanted, 3);
  EXPECT_EQ(status.lines.back().component, kResultComponent);
}

TEST(DigitisationStatus, IsDoneWhenEveryLineIsDescribed) {
  const Dossier dossier = with_papers();
  const auto state = [&](std::vector<DossierFile> files) {
    return digitisation_status(dossier, files).state;
  };
  EXPECT_EQ(state({file_of("declaration", true)}), DigitisationState::partial);
  EXPECT_EQ(state({file_of("declaration", true), file_of("id_card", false)}),
            DigitisationState::partial);
  EXPECT_EQ(state({file_of("declaration", true), file_of("id_card", true)}),
            DigitisationState::done);
  EXPECT_EQ(state({file_of("declaration", true), file_of("id_card", true),
                   file_of("id_card", false)}),
            DigitisationState::partial)
      << "one of two pages of a line is not described";
}

TEST(DigitisationStatus, AResultSignedAsAFileNeedsNoScan) {
  Dossier dossier = with_papers();
  dossier.signed_at = from_unix(1);
  dossier.result_sha256 = "ab";
  EXPECT_EQ(digitisation_status(dossier, {}).digitised, 1);
  DossierFile scan = file_of(std::string(kResultComponent), false);
  scan.sha256 = "ab";
  EXPECT_EQ(digitisation_status(dossier, {scan}).digitised, 0) << "a scan, to be described";
}

TEST(DigitisationStatus, OtherFilesAreShownAndNotWanted) {
  const auto status = digitisation_status(with_papers(), {file_of("", false)});
  EXPECT_EQ(status.wanted, 2);
  EXPECT_FALSE(status.lines.back().wanted);
  EXPECT_EQ(status.lines.back().files.size(), 1u);
}

TEST(CoverSheet, IsReadBackFromItsText) {
  const CoverSheet cover{.lookup_code = "7K4M29RT", .component = "id_card"};
  EXPECT_EQ(cover_text(cover), "KC1|7K4M29RT|id_card");
  EXPECT_EQ(cover_from(cover_text(cover)), cover);
  for (const char* other : {"", "KC1", "KC2|7K4M29RT|id_card", "KC1|7K4M29RT|id card",
                            "KC1|7K4|id_card", "KC1|7K4M29RT|a|b", "030190001234|142345678|Mai"})
    EXPECT_FALSE(cover_from(other)) << other;
}

}  // namespace khongcho
