#include "app/apologies.h"

#include <gtest/gtest.h>

#include "app/alarms.h"
#include "app/check_database.h"
#include "app/dossier_views.h"
#include "core/dossier/dossier_event.h"
#include "core/dossier/dossier_record.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::at;
using test::command_for;
using test::OfficeWorld;

const Instant kMonday = at("2023-10-02 09:00");

class Apologies : public testing::Test {
 protected:
  Expected<Dossier> proposed(const Dossier& dossier) {
    return propose_dossier_apology(world.ctx(), world.nam, command_for(dossier), "Mất điện",
                                   kMonday);
  }
  static std::string refused(const Expected<Dossier>& outcome) {
    return outcome ? "" : outcome.error().message_id;
  }
  store::DayCounts counts() {
    return sql::read(world.db(), [&](sql::Transaction& tx) {
      return store::counts_of_day(tx, world.thanh_son.id, civil_day(world.time.now()));
    });
  }

  OfficeWorld world;
};

TEST_F(Apologies, TheSpecialistProposesAndTheHeadSigns) {
  const Dossier dossier = world.assigned();
  const auto asked = proposed(dossier);
  ASSERT_TRUE(asked);
  EXPECT_FALSE(asked->reappointed_at);
  const auto list = proposed_apologies(world.ctx(), world.lan);
  ASSERT_TRUE(list);
  ASSERT_EQ(list->rows.size(), 1u);
  EXPECT_EQ(list->rows[0].proposed_by, "Phạm Văn Nam");
  EXPECT_EQ(bar_counts(world.ctx(), world.lan).apologies, 1);
  EXPECT_EQ(bar_counts(world.ctx(), world.nam).apologies, 0);

  EXPECT_EQ(refused(sign_dossier_apology(world.ctx(), world.nam, command_for(*asked), "Mất điện",
                                         kMonday)),
            "dossier.not_yours");
  const auto made = sign_dossier_apology(world.ctx(), world.lan, command_for(*asked),
                                         "Mất điện toàn xã", kMonday);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->reappointed_at, kMonday);
  EXPECT_EQ(made->apology_reason, "Mất điện toàn xã");
  EXPECT_EQ(made->printed_due_at, dossier.printed_due_at) << "late stays late";
  EXPECT_EQ(made->apology_number, 1);
  EXPECT_EQ(counts().apologised, 1);
  EXPECT_TRUE(proposed_apologies(world.ctx(), world.lan)->rows.empty());
  EXPECT_EQ(refused(proposed(*made)), "dossier.apologised_already");

  const CivilDay today = civil_day(world.time.now());
  const auto entries = apology_register(world.ctx(), world.lan, today, today);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->entries.size(), 1u);
  ASSERT_TRUE(entries->entries[0].notice);
  EXPECT_FALSE(entries->entries[0].notice->sent_at) << "nobody has told the citizen yet";
  EXPECT_TRUE(apology_register(world.ctx(), world.lan, today + std::chrono::days{1},
                               today + std::chrono::days{1})
                  ->entries.empty());
  EXPECT_TRUE(apology_register(world.ctx(), world.minh, today, today)->entries.empty());
  EXPECT_FALSE(apology_register(world.ctx(), world.admin, today, today));
}

TEST_F(Apologies, AreNumberedWithoutAGapAndAnewEachYear) {
  const auto apologised = [&](std::string_view new_time) {
    IntakeForm form = world.a_form();
    form.duplicate_confirmed = true;
    const Dossier dossier = world.received(form);
    auto made = sign_dossier_apology(world.ctx(), world.lan, command_for(dossier), "Mất điện",
                                     at(new_time));
    if (!made) throw std::runtime_error(made.error().message_id);
    return *made;
  };

  const Dossier first = apologised("2023-10-02 09:00");
  EXPECT_FALSE(sign_dossier_apology(world.ctx(), world.lan, command_for(first), "Lại mất điện",
                                    at("2023-10-03 09:00")));
  EXPECT_EQ(first.apology_number, 1);
  EXPECT_EQ(apologised("2023-10-02 09:00").apology_number, 2) << "a refusal takes no number";
  world.set_time("2024-01-05 09:00");
  EXPECT_EQ(apologised("2024-01-08 09:00").apology_number, 1);
  const DatabaseReport report = check_database(world.db());
  EXPECT_TRUE(report.problems.empty()) << report.problems.front();
}

TEST_F(Apologies, TheHeadDeclinesWithAReason) {
  const auto asked = proposed(world.assigned());
  ASSERT_TRUE(asked);
  EXPECT_EQ(refused(decline_dossier_apology(world.ctx(), world.lan, command_for(*asked), "")),
            "apology.decline_reason_missing");
  EXPECT_EQ(refused(decline_dossier_apology(world.ctx(), world.minh, command_for(*asked), "Kịp")),
            "dossier.not_yours");
  const auto declined =
      decline_dossier_apology(world.ctx(), world.lan, command_for(*asked), "Kịp trước 17 giờ");
  ASSERT_TRUE(declined);
  EXPECT_TRUE(proposed_apologies(world.ctx(), world.lan)->rows.empty());
  EXPECT_EQ(counts().apologised, 0);
  EXPECT_TRUE(proposed(*declined)) << "an officer may propose again";
}

TEST_F(Apologies, EventsRebuildTheDossier) {
  const auto asked = proposed(world.assigned());
  ASSERT_TRUE(
      sign_dossier_apology(world.ctx(), world.chair, command_for(*asked), "Mất điện", kMonday));
  sql::read(world.db(), [&](sql::Transaction& tx) {
    const Rebuilt rebuilt = rebuild(store::events_of(tx, asked->id));
    ASSERT_TRUE(rebuilt.dossier) << rebuilt.problem;
    EXPECT_EQ(rebuilt.problem, "");
    EXPECT_EQ(to_record(*rebuilt.dossier), to_record(*store::find_dossier(tx, asked->id)));
  });
}

TEST_F(Apologies, OthersMayNotPropose) {
  const Dossier dossier = world.assigned();
  for (const Officer* officer : {&world.minh, &world.dung, &world.admin})
    EXPECT_EQ(refused(propose_dossier_apology(world.ctx(), *officer, command_for(dossier),
                                              "Mất điện", kMonday)),
              "dossier.not_yours")
        << officer->login;
}

}  // namespace
}  // namespace khongcho::app
