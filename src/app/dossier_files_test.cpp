#include "app/dossier_files.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/digitisation.h"
#include "app/dossier_views.h"
#include "base/crypto.h"
#include "store/access_store.h"
#include "tests/office/office_world.h"
#include "tests/support/drawn_page.h"
#include "tests/support/full_disk.h"

namespace khongcho::app {
namespace {

namespace fs = std::filesystem;
using test::command_for;
using test::OfficeWorld;

class DossierFiles : public testing::Test {
 protected:
  ~DossierFiles() override { fs::remove_all(folder); }

  Expected<DossierFile> add(const Officer& officer, const Dossier& dossier,
                            const std::string& component, std::string_view bytes,
                            const std::string& name = "to-khai.pdf") {
    return add_file(world.ctx(), archive, officer, dossier.code,
                    {.component = component, .name = name, .bytes = bytes});
  }
  std::string problem(const Expected<DossierFile>& outcome) {
    return outcome ? "" : outcome.error().message_id;
  }
  std::vector<DossierFile> files(const Dossier& dossier) {
    const auto view = dossier_files(world.ctx(), world.hoa, dossier.code);
    std::vector<DossierFile> all;
    for (const DigitisationLine& line : view->status.lines)
      all.insert(all.end(), line.files.begin(), line.files.end());
    return all;
  }
  std::string first_line(const Dossier& dossier) { return dossier.papers.at(0).component; }
  Expected<DossierFile> describe(const Dossier& dossier, const DossierFile& file,
                                 bool reusable = false) {
    PaperRecord record = suggested_record(world.ctx(), dossier, file);
    record.reusable = reusable;
    return describe_file(world.ctx(), world.hoa, dossier.code, file.id, record);
  }

  OfficeWorld world;
  const fs::path folder = fs::temp_directory_path() / ("kc-files-" + random_token(9));
  const PaperArchive archive{store::BlobStore(folder)};
  const std::string pdf = test::draw_pdf({{"Tờ khai"}, {"Trang hai"}});
};

TEST_F(DossierFiles, AFileIsKeptAndReadBackUnchanged) {
  const Dossier dossier = world.received();
  const auto file = add(world.hoa, dossier, first_line(dossier), pdf, "C:\\quét\\Tờ khai.pdf");
  ASSERT_TRUE(file) << problem(file);
  EXPECT_EQ(file->name, "Tờ khai.pdf");
  EXPECT_EQ(file->pages, 2);
  EXPECT_EQ(file->media_type, "application/pdf");

  const auto content = file_content(world.ctx(), archive, world.nam, dossier.code, file->id);
  EXPECT_FALSE(content) << "not Nam's dossier";
  const auto own = file_content(world.ctx(), archive, world.hoa, dossier.code, file->id);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->bytes, pdf);
  const auto picture = file_picture(*own, 2);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->media_type, "image/png");
  EXPECT_FALSE(file_picture(*own, 3));
  const auto accesses = sql::read(world.db(), [&](sql::Transaction& tx) {
    return store::accesses_of(tx, dossier.id, 10);
  });
  ASSERT_EQ(accesses.size(), 1u);
  EXPECT_EQ(accesses[0].page, "file");
}

TEST_F(DossierFiles, WhatIsNoPaperIsRefusedAndNothingChanges) {
  const Dossier dossier = world.received();
  const std::string line = first_line(dossier);
  EXPECT_EQ(problem(add(world.hoa, dossier, line, "#!/bin/sh\nrm -rf /\n", "don.pdf")),
            "scan.executable");
  EXPECT_EQ(problem(add(world.hoa, dossier, line, std::string(kMostFileBytes + 1, 'x'))),
            "file.too_large");
  EXPECT_EQ(problem(add(world.hoa, dossier, "khong_co", pdf)), "file.unknown_line");
  EXPECT_EQ(problem(add(world.hoa, dossier, "result", pdf)), "file.unknown_line")
      << "nothing is signed yet";
  EXPECT_TRUE(files(dossier).empty());
  EXPECT_FALSE(fs::exists(folder)) << "not a byte was written";
}

TEST_F(DossierFiles, OthersMayNeitherAddNorLook) {
  const Dossier dossier = world.received();
  EXPECT_EQ(problem(add(world.minh, dossier, "", pdf)), "dossier.not_yours");
  EXPECT_EQ(problem(add(world.lan, dossier, "", pdf)), "dossier.not_yours") << "the signer";
  EXPECT_FALSE(dossier_files(world.ctx(), world.minh, dossier.code));
  EXPECT_EQ(dossier_files(world.ctx(), world.hoa, "khong-co").error().message_id,
            "dossier.unknown");
  const Dossier other = world.received(world.a_form("C04"));
  const auto file = add(world.hoa, dossier, "", pdf);
  EXPECT_EQ(file_content(world.ctx(), archive, world.hoa, other.code, file->id).error().message_id,
            "file.unknown")
      << "through the address of another dossier";
}

TEST_F(DossierFiles, TheSameFileIsOnALineOnce) {
  const Dossier dossier = world.received();
  ASSERT_TRUE(add(world.hoa, dossier, "", pdf));
  EXPECT_EQ(problem(add(world.hoa, dossier, "", pdf, "khac-ten.pdf")), "file.already_there");
  EXPECT_TRUE(add(world.hoa, dossier, first_line(dossier), pdf));
  EXPECT_EQ(files(dossier).size(), 2u);
}

TEST_F(DossierFiles, ARemovedFileLeavesItsTrace) {
  const Dossier dossier = world.received();
  const auto file = add(world.hoa, dossier, "", pdf);
  const auto removed = [&](const char* why) {
    return problem(remove_file(world.ctx(), world.hoa, dossier.code, file->id, why));
  };
  EXPECT_EQ(removed("  "), "file.reason_missing");
  EXPECT_EQ(removed("Quét nhầm hồ sơ"), "");
  EXPECT_EQ(removed("lần nữa"), "file.removed_already");
  EXPECT_TRUE(files(dossier).empty());
  const auto content = file_content(world.ctx(), archive, world.hoa, dossier.code, file->id);
  ASSERT_TRUE(content) << "the bytes are kept";
  EXPECT_EQ(content->file.removed_why, "Quét nhầm hồ sơ");
  EXPECT_EQ(content->file.removed_by, world.hoa.id);
}

TEST_F(DossierFiles, ADossierIsDigitisedWithItsResult) {
  const Dossier signed_off = world.signed_off();
  const auto mark = [&] {
    return mark_dossier_digitized(world.ctx(), world.hoa, {.code = signed_off.code});
  };
  EXPECT_EQ(mark().error().message_id, "dossier.no_result_file");
  const auto result = add(world.hoa, signed_off, "result", pdf);
  ASSERT_TRUE(result) << problem(result);
  EXPECT_EQ(mark().error().message_id, "file.not_all_described");
  ASSERT_TRUE(describe(signed_off, *result));

  const auto digitised = mark();
  ASSERT_TRUE(digitised) << digitised.error().message_id;
  EXPECT_EQ(digitised->result_sha256, result->sha256);
  EXPECT_EQ(digitised->digitized_at, world.time.now());
  const auto view = dossier_view(world.ctx(), world.hoa, signed_off.code, "test");
  ASSERT_GE(view->events.size(), 2u);
  EXPECT_EQ(view->events.back().kind, DossierEventKind::digitized);
  EXPECT_EQ(view->events[view->events.size() - 2].kind, DossierEventKind::result_attached);
  EXPECT_EQ(problem(remove_file(world.ctx(), world.hoa, signed_off.code, result->id, "thử")),
            "file.is_result");
}

TEST_F(DossierFiles, PapersOfAPersonAreNumberedByType) {
  const Dossier first = world.received();
  const Dossier second = world.received(world.a_form("C04"));
  const std::string line = first_line(first);
  const auto one = describe(first, *add(world.hoa, first, line, pdf));
  ASSERT_TRUE(one);
  const std::string code = "030157004512." + type_of_component(line);
  EXPECT_EQ(paper_code(one->record), code + ".0001");
  const auto again = describe(first, *one);
  EXPECT_EQ(paper_code(again->record), code + ".0001") << "keeps its number";
  PaperRecord same_type = again->record;
  same_type.number = 0;
  const auto two = describe_file(world.ctx(), world.hoa, second.code,
                                 add(world.hoa, second, "", pdf)->id, same_type);
  EXPECT_EQ(paper_code(two->record), code + ".0002");
}

class Reuse : public DossierFiles {
 protected:
  // Bà Sáu's identity card, digitised with an earlier dossier.
  DossierFile described_card(bool reusable, const std::string& valid_to = "") {
    const Dossier dossier = world.received(world.a_form("C04"));
    const auto file = add(world.hoa, dossier, "id_card", pdf);
    PaperRecord record = suggested_record(world.ctx(), dossier, *file);
    record.reusable = reusable;
    record.valid_to = valid_to;
    return *describe_file(world.ctx(), world.hoa, dossier.code, file->id, record);
  }
  std::vector<ReusablePaper> offered(const std::string& procedure,
                                     const std::string& personal_id = "030157004512") {
    const Procedure* found =
        OfficeWorld::law().procedure(world.thanh_son, procedure, civil_day(world.time.now()));
    std::vector<const Component*> components;
    for (const Component& component : found->components) components.push_back(&component);
    return reusable_papers(world.ctx(), world.hoa, personal_id, components);
  }
};

TEST_F(Reuse, APaperIsOfferedWhereItDoesForALine) {
  const DossierFile card = described_card(true);
  const auto papers = offered("C05");
  ASSERT_EQ(papers.size(), 1u);
  EXPECT_EQ(papers[0].file, card.id);
  EXPECT_EQ(papers[0].component, "id_card");
  EXPECT_EQ(papers[0].code, "030157004512.ID-CARD.0001");
  EXPECT_TRUE(offered("C05", "030060001111").empty()) << "of somebody else";
  EXPECT_TRUE(offered("C05", "").empty());
}

TEST_F(Reuse, APaperThatHasRunOutOrIsForOneDossierIsNot) {
  described_card(true, "2023-09-28");
  EXPECT_TRUE(offered("C05").empty());
}

TEST_F(Reuse, APaperForOneDossierIsNotOffered) {
  described_card(false);
  EXPECT_TRUE(offered("C05").empty());
}

TEST_F(Reuse, TheNextDossierHasThePaperAsALink) {
  const DossierFile card = described_card(true);
  IntakeForm form = world.a_form("C05");
  for (Paper& paper : form.papers)
    if (paper.component == "id_card") paper.kind = PaperKind::electronic;
  const Dossier dossier = world.received(form);

  const auto linked = reuse_papers(world.ctx(), world.hoa, dossier.code, {card.id});
  ASSERT_TRUE(linked) << linked.error().message_id;
  const auto all = files(dossier);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].component, "id_card");
  EXPECT_EQ(all[0].source, FileSource::reuse);
  EXPECT_EQ(all[0].reused_from, card.id);
  EXPECT_EQ(all[0].record, card.record);
  EXPECT_TRUE(reuse_papers(world.ctx(), world.hoa, dossier.code, {card.id})) << "sent twice";
  EXPECT_EQ(files(dossier).size(), 1u);
}

TEST_F(Reuse, AnothersPaperIsNeverLinked) {
  const DossierFile card = described_card(true);
  IntakeForm form = world.a_form("C05");
  form.submitter = world.ong_tu();
  for (Paper& paper : form.papers)
    if (paper.component == "id_card") paper.kind = PaperKind::electronic;
  const Dossier dossier = world.received(form);
  EXPECT_EQ(reuse_papers(world.ctx(), world.hoa, dossier.code, {card.id}).error().message_id,
            "file.not_reusable");
  EXPECT_TRUE(files(dossier).empty());
}

TEST_F(DossierFiles, AFullDiskIsToldAndChangesNothing) {
  const Dossier dossier = world.received();
  {
    const test::FullDisk full(512);
    EXPECT_EQ(problem(add(world.hoa, dossier, "", pdf)), "file.disk_full");
    const auto receipt = archived_receipt(world.ctx(), archive, world.hoa, dossier.code);
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().message_id, "file.disk_full");
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    EXPECT_TRUE(entry.is_directory()) << entry.path() << ": half a file is left";
  EXPECT_TRUE(files(dossier).empty());
  EXPECT_TRUE(add(world.hoa, dossier, "", pdf)) << "with room again";
  EXPECT_TRUE(archived_receipt(world.ctx(), archive, world.hoa, dossier.code));
}

}  // namespace
}  // namespace khongcho::app
