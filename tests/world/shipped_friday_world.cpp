// The Friday that ships with the program, played whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/replay.h"
#include "core/dossier/dossier_event.h"
#include "core/dossier/dossier_record.h"
#include "store/dossier_store.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/ticket_store.h"
#include "tests/office/office_world.h"
#include "tests/support/databases.h"

namespace khongcho {
namespace {

using app::ReplayPlan;
using app::ReplayReport;
using app::ReplayStep;
using test::at;
using test::OfficeWorld;

std::string seed_file(const std::string& name) {
  std::ifstream file(std::string(KC_SOURCE_DIR) + "/seed/thanh-ha-2023-09-29/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::vector<Arrival>& shipped_arrivals() {
  static const std::vector<Arrival> arrivals = *read_arrivals(seed_file("arrivals.csv"));
  return arrivals;
}

const std::vector<RosterOfficer>& shipped_roster() {
  static const std::vector<RosterOfficer> roster = *read_roster(seed_file("roster.csv"));
  return roster;
}

ReplayPlan shipped_friday() {
  return {.profile = "VN-2023-district",
          .arrivals = shipped_arrivals(),
          .roster = shipped_roster(),
          .password_hash = "none"};
}

Expected<ReplayReport> replayed(sql::Database& db, const ReplayPlan& plan) {
  const ManualTime never_asked{Instant{}};
  return app::replay_day({db, never_asked, OfficeWorld::law(), OfficeWorld::vietnamese()}, plan);
}

// The Friday that ships, once for all tests that look at it.
struct Friday {
  Friday() {
    sql::migrate(db, store::migrations());
    const auto outcome = replayed(db, shipped_friday());
    if (!outcome) throw std::runtime_error(OfficeWorld::vietnamese().text(outcome.error()));
    report = *outcome;
  }
  sql::Database db = sql::Database::open("sqlite::memory:");
  ReplayReport report;
};

Friday& friday() {
  static Friday once;
  return once;
}

TEST(ShippedFriday, AccountsForEverybody) {
  const app::ReplayFigures& total = friday().report.total;

  EXPECT_EQ(friday().report.offices.size(), 21U);
  EXPECT_GE(total.arrivals, 800);
  EXPECT_EQ(total.arrivals, static_cast<int>(shipped_arrivals().size()));
  EXPECT_EQ(total.arrivals, total.received + total.incomplete + total.refused);
  EXPECT_EQ(total.waiting, 0);
}

TEST(ShippedFriday, KeepsMostPromisesAndSaysWhyNotTheOthers) {
  const ReplayReport& report = friday().report;

  EXPECT_GE(report.total.kept_percent(), 95.0);
  EXPECT_GT(report.total.broken, 0);
  for (const app::ReplayedOffice& office : report.offices) {
    EXPECT_EQ(static_cast<int>(office.broken.size()), office.figures.broken);
    for (const app::BrokenPromise& broken : office.broken) {
      EXPECT_NE(broken.step, ReplayStep::ready) << broken.code;
      EXPECT_FALSE(broken.login.empty()) << broken.code;
    }
  }
  const auto vinh_lap =
      std::ranges::find(report.offices, "xa-vinh-lap", &app::ReplayedOffice::slug);
  EXPECT_THAT(vinh_lap->broken,
              testing::Contains(testing::Field(&app::BrokenPromise::step, ReplayStep::signature)));
}

TEST(ShippedFriday, EveryDossierIsWhatItsEventsSay) {
  sql::read(friday().db, [](sql::Transaction& tx) {
    const auto ids = store::dossier_ids_after(tx, {}, 2000);
    EXPECT_EQ(ids.size(), shipped_arrivals().size());
    for (const DossierId id : ids) {
      const Rebuilt rebuilt = rebuild(store::events_of(tx, id));
      ASSERT_TRUE(rebuilt.dossier) << rebuilt.problem;
      EXPECT_EQ(rebuilt.problem, "");
      EXPECT_EQ(to_record(*rebuilt.dossier), to_record(*store::find_dossier(tx, id)));
    }
  });
}

// Who comes in person takes a number, and each number ends in exactly one way. That the one called
// is the one whose turn it is, the replay itself compares at every call.
TEST(ShippedFriday, EveryNumberEndsInOneOutcome) {
  std::map<TicketOutcome, int> outcomes;
  std::set<std::string> numbers;
  int tickets = 0;
  sql::read(friday().db, [&](sql::Transaction& tx) {
    for (const store::TicketNumbers& each : store::all_ticket_numbers(tx))
      EXPECT_EQ(each.given, each.highest) << each.letter;
    for (const Office& office : store::all_offices(tx))
      for (const char* day : {"2023-09-28", "2023-09-29"})
        for (const QueueTicket& ticket : store::tickets_of_day(tx, office.id, *parse_day(day))) {
          ++tickets;
          ++outcomes[ticket.outcome];
          EXPECT_TRUE(numbers.insert(office.slug + day + text_of_number(ticket)).second);
          const auto dossiers = store::dossiers_of(tx, ticket.id);
          EXPECT_EQ(dossiers.size(), 1U) << office.slug << text_of_number(ticket);
          int ends = 0;
          for (const store::TicketEvent& event : store::events_of(tx, ticket.id))
            ends += event.kind == "ended" ? 1 : 0;
          EXPECT_EQ(ends, 1);
        }
  });
  const auto in_person = std::ranges::count_if(shipped_arrivals(), [](const Arrival& each) {
    return each.channel == Channel::in_person || each.channel == Channel::assisted_online;
  });

  EXPECT_EQ(tickets, in_person);
  EXPECT_EQ(outcomes[TicketOutcome::none], 0);
  EXPECT_EQ(outcomes[TicketOutcome::left], 0);
  EXPECT_EQ(outcomes[TicketOutcome::received] + outcomes[TicketOutcome::instructed] +
                outcomes[TicketOutcome::refused],
            tickets);
  EXPECT_GT(outcomes[TicketOutcome::instructed], 0);
  EXPECT_GT(outcomes[TicketOutcome::refused], 0);
}

// What people were told at the door holds for four in five of them.
TEST(ShippedFriday, TellsTheWaitWell) {
  sql::Database db = sql::Database::open("sqlite::memory:");
  sql::migrate(db, store::migrations());
  ReplayPlan plan = shipped_friday();
  plan.measure_waits = true;
  const auto report = replayed(db, plan);
  ASSERT_TRUE(report);
  const app::WaitFigures& waits = report->waits;

  RecordProperty("shown", waits.shown);
  RecordProperty("within", waits.within);
  EXPECT_GE(waits.within * 100, waits.shown * 80)
      << waits.within << " of " << waits.shown << ", unknown " << waits.unknown << ", mean wait "
      << waits.waited.count() / waits.shown << " s, mean width "
      << waits.width.count() / waits.shown << " s";
  EXPECT_GE(waits.shown, 300);
}

TEST(ShippedFriday, ThanhSonHasSomethingOfEverythingAtTwentyPastThree) {
  sql::Database db = sql::Database::open("sqlite::memory:");
  sql::migrate(db, store::migrations());
  ReplayPlan plan = shipped_friday();
  std::erase_if(plan.arrivals, [](const Arrival& each) { return each.office != "xa-thanh-son"; });
  plan.until = at("2023-09-29 15:20");
  ASSERT_TRUE(replayed(db, plan));

  std::set<DossierState> states;
  int late = 0;
  int apologised = 0;
  sql::read(db, [&](sql::Transaction& tx) {
    for (const DossierId id : store::dossier_ids_after(tx, {}, 2000)) {
      const Dossier dossier = *store::find_dossier(tx, id);
      states.insert(dossier.state);
      late += timeliness(dossier, *plan.until) == Timeliness::overdue ? 1 : 0;
      apologised += dossier.apologised_at ? 1 : 0;
    }
  });

  EXPECT_THAT(states, testing::IsSupersetOf(
                          {DossierState::instructed, DossierState::rejected, DossierState::assigned,
                           DossierState::supplement_requested, DossierState::awaiting_signature,
                           DossierState::result_ready, DossierState::returned,
                           DossierState::withdrawn, DossierState::stopped}));
  EXPECT_GE(late, 1);
  EXPECT_GE(apologised, 1);
}

class ReplayContract : public test::DatabaseTest {
  std::span<const sql::Migration> schema() const override { return store::migrations(); }
};

TEST_P(ReplayContract, GivesTheSameBytesWhateverTheDatabase) {
  const auto report = replayed(db(), shipped_friday());

  ASSERT_TRUE(report) << OfficeWorld::vietnamese().text(report.error());
  EXPECT_EQ(to_json(*report), to_json(friday().report));
}

ON_BOTH_DATABASES(ReplayContract);

}  // namespace
}  // namespace khongcho
