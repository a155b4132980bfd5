// The book of dossiers (Sổ theo dõi hồ sơ): numbered by reception through the year, the same number
// on the receipt and in the printed book, locked and followed by a volume.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/check_database.h"
#include "app/child_dossiers.h"
#include "app/paper_views.h"
#include "app/registers.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::OfficeWorld;

class DossierBook : public testing::Test {
 protected:
  template <typename T>
  static T must(Expected<T> outcome) {
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return std::move(*outcome);
  }
  static RegisterRequest book(int year = 2023) {
    return {.kind = std::string(kDossierBook), .year = year};
  }
  Dossier another() {
    IntakeForm form = world.a_form();
    form.duplicate_confirmed = true;
    return world.received(form);
  }
  RegisterView view(const Officer& reader, int year = 2023) {
    return must(register_view(world.ctx(), reader, book(year)));
  }
  // "01/2023 2": volume and number as the receipt prints them.
  std::string on_receipt(const Dossier& dossier) {
    const auto paper =
        must(dossier_paper(world.ctx(), world.hoa, {.code = dossier.code, .kind = "receipt"}));
    std::string words;
    for (const PrintedLine& line : paper.form.lines)
      for (const PrintedValue& value : line.values)
        if (value.label == "Vào Sổ theo dõi hồ sơ, Quyển số" || value.label == "Số thứ tự")
          words += (words.empty() ? "" : " ") + value.value;
    return words;
  }
  // Number and code of each line printed of these days.
  std::vector<std::pair<std::string, std::string>> printed(CivilDay from, CivilDay to) {
    const PrintedForm form = must(register_paper(world.ctx(), world.hoa, {from, to}));
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& row : form.lines.back().table->rows)
      lines.emplace_back(row.at(0).lines.at(0), row.at(1).lines.at(0));
    return lines;
  }

  OfficeWorld world;
};

TEST_F(DossierBook, GoesOnFromDayToDayWithTheNumberOfTheReceipt) {
  const Dossier friday = another();
  world.set_time("2023-10-02 08:10");
  const Dossier monday = another();

  EXPECT_EQ(on_receipt(friday), "01/2023 1");
  EXPECT_EQ(on_receipt(monday), "01/2023 2");
  const CivilDay today = civil_day(world.time.now());
  using Lines = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(printed(today, today), (Lines{{"2", monday.code}}));
  EXPECT_EQ(printed(civil_day(friday.received_at), today),
            (Lines{{"1", friday.code}, {"2", monday.code}}));
  EXPECT_TRUE(check_database(world.db()).problems.empty());
}

TEST_F(DossierBook, IsPrintedInTheOrderOfItsNumbers) {
  const Dossier first = another();
  IntakeForm form = world.a_form();
  form.duplicate_confirmed = true;
  form.channel = Channel::online;
  form.submitted_at = world.time.now() - std::chrono::hours{1};
  world.set_time("2023-09-29 14:20");
  const Dossier online = world.received(form);
  ASSERT_LT(online.received_at, first.received_at);

  const CivilDay today = civil_day(world.time.now());
  using Lines = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(printed(today, today), (Lines{{"1", first.code}, {"2", online.code}}));
}

TEST_F(DossierBook, KeepsOnlyWhatWasReceived) {
  IntakeForm form = world.a_form();
  form.papers.clear();
  must(instruct_dossier(world.ctx(), world.hoa, form));
  another();
  EXPECT_EQ(view(world.hoa).lines.size(), 1u);
}

TEST_F(DossierBook, BeginsAnewEachYear) {
  another();
  world.set_time("2024-01-02 08:10");
  EXPECT_EQ(on_receipt(another()), "01/2024 1");
  EXPECT_EQ(view(world.hoa, 2023).lines.size(), 1u);
}

TEST_F(DossierBook, AVolumeLockedTooSoonIsFollowedByTheNextAndNobodyIsSentAway) {
  another();
  EXPECT_EQ(must(lock_register(world.ctx(), world.chair, book())), 1);

  const Dossier next = another();

  EXPECT_EQ(on_receipt(next), "02/2023 2");
  const RegisterView kept = view(world.hoa);
  ASSERT_EQ(kept.year.volumes.size(), 2u);
  EXPECT_TRUE(kept.year.volumes[0].locked_at);
  EXPECT_FALSE(kept.year.volumes[1].locked_at);
  EXPECT_TRUE(check_database(world.db()).problems.empty());
}

TEST_F(DossierBook, AChildIsInTheBookOfTheOfficeThatReceivesIt) {
  const Dossier parent = world.assigned();
  const Dossier child =
      must(open_child(world.ctx(), world.nam, command_for(parent),
                      {.office = world.hong_lac.slug, .procedure = "C05"}));

  EXPECT_EQ(view(world.hoa).lines.size(), 1u);
  const RegisterView theirs = view(world.minh);
  ASSERT_EQ(theirs.lines.size(), 1u);
  EXPECT_EQ(theirs.lines[0].dossier_code, child.code);
  EXPECT_EQ(theirs.lines[0].subject, parent.submitter.full_name);
}

}  // namespace
}  // namespace khongcho::app
