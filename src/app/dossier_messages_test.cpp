#include "app/dossier_messages.h"

#include <gtest/gtest.h>

#include "app/hand_over.h"
#include "app/officer_notices.h"
#include "app/whole_dossier.h"
#include "store/access_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::OfficeWorld;

TEST(DossierMessages, WhoeverHasItAndWhoeverWroteBeforeIsTold) {
  OfficeWorld world;
  const Dossier dossier = world.drafted();

  const auto asked = write_message(world.ctx(), world.hoa, dossier.code, "  Anh xem giúp địa chỉ ");
  ASSERT_TRUE(asked) << asked.error().message_id;
  EXPECT_EQ(asked->text, "Anh xem giúp địa chỉ");
  const auto told = own_notices(world.ctx(), world.nam);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].text.key, "dossier_message.notice");
  EXPECT_EQ(told[0].text.args, (std::vector<std::string>{"Nguyễn Thị Hoa", dossier.code}));
  EXPECT_EQ(told[0].text.link, "/ho-so-day-du/" + dossier.code + "#trao-doi");
  EXPECT_TRUE(own_notices(world.ctx(), world.hoa).empty()) << "nobody is told their own words";

  ASSERT_TRUE(write_message(world.ctx(), world.nam, dossier.code, "Đã sửa rồi chị"));
  EXPECT_EQ(own_notices(world.ctx(), world.hoa).size(), 1u);
  EXPECT_EQ(own_notices(world.ctx(), world.nam).size(), 1u);
  const auto whole = whole_dossier(world.ctx(), world.lan, dossier.code);
  ASSERT_TRUE(whole);
  ASSERT_EQ(whole->messages.size(), 2u);
  EXPECT_EQ(whole->messages[0].text, "Đã sửa rồi chị");
  EXPECT_EQ(whole->view.officers.at(whole->messages[1].officer).full_name, "Nguyễn Thị Hoa");
}

TEST(DossierMessages, WhoeverIsToTakeItIsToldToo) {
  OfficeWorld world;
  const Dossier dossier = world.drafted();
  ASSERT_TRUE(hand_over_dossier(world.ctx(), world.nam, command_for(dossier), world.dung.id));

  ASSERT_TRUE(write_message(world.ctx(), world.nam, dossier.code, "Nhờ anh làm tiếp"));

  EXPECT_EQ(own_notices(world.ctx(), world.dung).size(), 1u);
}

TEST(DossierMessages, TheSameWordsSentTwiceAreSaidOnce) {
  OfficeWorld world;
  const Dossier dossier = world.drafted();

  const auto first = write_message(world.ctx(), world.hoa, dossier.code, "Một lần");
  const auto again = write_message(world.ctx(), world.hoa, dossier.code, "Một lần");

  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->id, again->id);
  EXPECT_EQ(own_notices(world.ctx(), world.nam).size(), 1u);
  ASSERT_TRUE(write_message(world.ctx(), world.nam, dossier.code, "Một lần"));
  EXPECT_EQ(whole_dossier(world.ctx(), world.hoa, dossier.code)->messages.size(), 2u);
}

TEST(DossierMessages, RefusesStrangersEmptinessAndTooMuch) {
  OfficeWorld world;
  const Dossier dossier = world.drafted();
  const auto refused = [&](const Officer& who, const std::string& code, const std::string& text) {
    const auto written = write_message(world.ctx(), who, code, text);
    return written ? "" : written.error().message_id;
  };

  EXPECT_EQ(refused(world.minh, dossier.code, "Chào"), "dossier.not_yours");
  EXPECT_EQ(refused(world.hoa, "000.25.20.H23-230929-9999", "Chào"), "dossier.unknown");
  EXPECT_EQ(refused(world.hoa, dossier.code, " \n "), "dossier_message.empty");
  std::string longest;
  for (std::size_t i = 0; i < kLongestMessage; ++i) longest += "ễ";
  EXPECT_EQ(refused(world.hoa, dossier.code, longest + "x"), "dossier_message.too_long");
  EXPECT_EQ(refused(world.hoa, dossier.code, longest), "");
  EXPECT_EQ(refused(world.hoa, dossier.code, "a\xff"), "intake.unreadable_text");
}

TEST(WholeDossier, HasItsHandsAndTheTimeOfItsSteps) {
  OfficeWorld world;
  const Dossier dossier = world.drafted();
  world.set_time("2023-09-29 14:42");
  ASSERT_TRUE(submit_dossier(world.ctx(), world.nam, {.code = dossier.code}));
  world.set_time("2023-09-29 15:00");

  const auto whole = whole_dossier(world.ctx(), world.hoa, dossier.code);

  ASSERT_TRUE(whole);
  ASSERT_TRUE(whole->route);
  const auto used = [&](StepKind kind) {
    for (const StepUse& use : whole->steps)
      if (use.step->kind == kind) return use.used;
    return Seconds{-1};
  };
  EXPECT_EQ(used(StepKind::process), std::chrono::minutes{30});
  EXPECT_EQ(used(StepKind::submit), std::chrono::minutes{18});
  ASSERT_FALSE(whole->passings.empty());
  EXPECT_FALSE(whole->passings.back().taken_at) << "the signer has not taken it";
  EXPECT_EQ(whole->deciding.id, whole->view.office.id);
  EXPECT_FALSE(whole->helping);
}

TEST(WholeDossier, IsLoggedAndRefusedLikeEveryReading) {
  OfficeWorld world;
  const Dossier dossier = world.drafted();

  EXPECT_EQ(whole_dossier(world.ctx(), world.minh, dossier.code).error().message_id,
            "dossier.not_yours");
  EXPECT_EQ(whole_dossier(world.ctx(), world.hoa, "khong-co").error().message_id,
            "dossier.unknown");
  ASSERT_TRUE(whole_dossier(world.ctx(), world.lan, dossier.code));
  const auto log = sql::read(world.db(), [&](sql::Transaction& tx) {
    return store::accesses_of(tx, dossier.id, 10);
  });
  ASSERT_EQ(log.size(), 1u);
  EXPECT_EQ(log[0].officer, world.lan.id);
  EXPECT_EQ(log[0].page, "whole_dossier");
}

}  // namespace
}  // namespace khongcho::app
