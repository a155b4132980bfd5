// Whichever statement of a command fails, the dossier is as it was before, on both databases.
#include <gtest/gtest.h>

#include <functional>

#include "app/apologies.h"
#include "app/check_database.h"
#include "app/citizen_notices.h"
#include "app/dossier_commands.h"
#include "sql/error.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "tests/office/office_world.h"
#include "tests/support/databases.h"

namespace khongcho {
namespace {

using test::command_for;
using test::OfficeWorld;
using Command = std::function<Expected<Dossier>(OfficeWorld&, const Dossier&)>;

class DossierStatementFault : public ::testing::TestWithParam<sql::DatabaseKind> {
 protected:
  void SetUp() override {
    if (const auto why = test::why_no_database(GetParam()); !why.empty()) GTEST_SKIP() << why;
    database_ = std::make_unique<test::FreshDatabase>(GetParam());
    world_ = std::make_unique<OfficeWorld>(database_->url());
  }
  void TearDown() override {
    world_.reset();
    database_.reset();
  }

  // Fails the 1st, 2nd, 3rd … statement until the command goes through whole.
  void every_statement_in_turn(const Dossier& before, const Command& command, int at_least) {
    for (int nth = 1;; ++nth) {
      world_->db().fail_statement(nth);
      try {
        const auto done = command(*world_, before);
        world_->db().fail_statement(0);
        ASSERT_TRUE(done) << done.error().message_id;
        EXPECT_GT(nth, at_least) << "too few statements were there to fail";
        break;
      } catch (const sql::Error&) {
        world_->db().fail_statement(0);
        expect_unchanged(before, nth);
      }
    }
    const auto report = app::check_database(world_->db());
    EXPECT_TRUE(report.problems.empty()) << report.problems.front();
  }

  void expect_unchanged(const Dossier& before, int nth) {
    if (before.code.empty()) {
      EXPECT_EQ(app::check_database(world_->db()).dossiers, 0) << "statement " << nth;
      return;
    }
    const auto now = sql::read(
        world_->db(), [&](sql::Transaction& tx) { return store::find_dossier(tx, before.code); });
    ASSERT_TRUE(now);
    EXPECT_EQ(now->version, before.version) << "statement " << nth << " left something behind";
  }

  std::unique_ptr<test::FreshDatabase> database_;
  std::unique_ptr<OfficeWorld> world_;
};

TEST_P(DossierStatementFault, ReceiveLeavesNothingBehind) {
  every_statement_in_turn(
      Dossier{},
      [](OfficeWorld& world, const Dossier&) {
        return app::receive_dossier(world.ctx(), world.hoa, world.a_form());
      },
      5);
}

TEST_P(DossierStatementFault, DraftLeavesNothingBehind) {
  every_statement_in_turn(
      world_->assigned(),
      [](OfficeWorld& world, const Dossier& before) {
        return app::draft_dossier(world.ctx(), world.nam, command_for(before), "Xong");
      },
      4);
}

TEST_P(DossierStatementFault, SupplementLeavesNothingBehind) {
  every_statement_in_turn(
      world_->assigned(),
      [](OfficeWorld& world, const Dossier& before) {
        return app::request_dossier_supplement(world.ctx(), world.nam, command_for(before),
                                               "Bản chính học bạ");
      },
      5);
}

TEST_P(DossierStatementFault, SignLeavesNoGapInTheRegister) {
  every_statement_in_turn(
      world_->submitted(),
      [](OfficeWorld& world, const Dossier& before) {
        return app::sign_dossier(world.ctx(), world.lan, command_for(before));
      },
      6);
  const auto signed_off =
      app::sign_dossier(world_->ctx(), world_->lan, command_for(world_->submitted_again()));
  ASSERT_TRUE(signed_off);
  EXPECT_EQ(signed_off->result_number, "2/2023");
}

TEST_P(DossierStatementFault, AnApologyLeavesNoGapInItsBookAndNoNoticeBehind) {
  const auto sign = [](OfficeWorld& world, const Dossier& before) {
    return app::sign_dossier_apology(world.ctx(), world.lan, command_for(before), "Mất điện",
                                     test::at("2023-10-02 09:00"));
  };
  const Dossier before = world_->assigned();
  every_statement_in_turn(before, sign, 6);
  const auto list = app::citizens_to_tell(world_->ctx(), world_->hoa);
  ASSERT_TRUE(list);
  EXPECT_EQ(list->rows.size(), 1u) << "told once, by the attempt that held";
  EXPECT_EQ(sign(*world_, world_->submitted_again())->apology_number, 2);
}

TEST_P(DossierStatementFault, ReturnLeavesNothingBehind) {
  every_statement_in_turn(
      world_->ready(),
      [](OfficeWorld& world, const Dossier& before) {
        return app::return_dossier(world.ctx(), world.hoa, command_for(before),
                                   {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true});
      },
      4);
}

INSTANTIATE_TEST_SUITE_P(, DossierStatementFault,
                         ::testing::Values(sql::DatabaseKind::sqlite,
                                           sql::DatabaseKind::postgresql),
                         test::database_name);

}  // namespace
}  // namespace khongcho
