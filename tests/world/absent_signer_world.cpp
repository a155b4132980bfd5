// The Friday of one commune whose signer is away from two o'clock. Without a substitute the
// readiness check had warned, the forecast lists what will miss before it does, and apologies are
// proposed before closing; with a signature delegated in writing to a specialist, who has the right
// by nothing else, there is nothing of the kind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/alarm_sweep.h"
#include "app/duty_readiness.h"
#include "app/late_forecast.h"
#include "app/replay_office.h"
#include "store/alarm_store.h"
#include "store/dossier_store.h"
#include "store/duty_store.h"
#include "store/migrations.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using test::at;
using test::OfficeWorld;

constexpr const char* kOffice = "xa-thanh-son";
constexpr const char* kDelegate = "dung";  // a specialist
constexpr const char* kDocument = "12/UQ-UBND";
constexpr CivilDay kFriday{std::chrono::year{2023} / 9 / 29};
const Instant kClosing = instant_of(kFriday, std::chrono::hours{17});

std::string seed_file(const std::string& name) {
  std::ifstream file(std::string(KC_SOURCE_DIR) + "/seed/thanh-ha-2023-09-29/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool was_received(const Dossier& dossier) {
  return dossier.state != DossierState::instructed && dossier.state != DossierState::rejected;
}

enum class AfterTwo { signer_there, nobody, delegate };

// One commune on that day, swept every five minutes.
class Commune {
 public:
  explicit Commune(AfterTwo after_two) : arrivals_(*read_arrivals(seed_file("arrivals.csv"))) {
    sql::migrate(db_, store::migrations());
    std::erase_if(arrivals_, [](const Arrival& each) {
      return each.office != kOffice || civil_day(each.arrived_at) != kFriday ||
             each.course != Course::plain;
    });
    std::vector<RosterOfficer> roster = roster_of(after_two);
    seeded_ = *app::seed_office(db_, OfficeWorld::law().law(),
                                {.profile = "VN-2023-district",
                                 .roster = roster,
                                 .password_hash = "none",
                                 .now = at("2023-09-28 08:00")});
    for (const app::SeededOfficer& each : seeded_.officers)
      officers_[each.line.login] = each.officer;
    const auto found = std::ranges::find(seeded_.offices, kOffice, &Office::slug);
    office = *found;
    plan_duties(after_two);
  }

  app::Context ctx() { return {db_, time_, OfficeWorld::law(), OfficeWorld::vietnamese()}; }

  // What the check says on Thursday afternoon.
  std::vector<std::string> readiness() {
    time_.set(at("2023-09-28 16:00"));
    std::vector<std::string> words;
    const auto view = sql::read(db_, [&](sql::Transaction& tx) {
      return app::readiness_of_day(ctx(), tx, office, kFriday);
    });
    for (const app::CheckedProblem& each : view.problems)
      if (each.problem.severity == ProblemSeverity::blocking) words.push_back(each.problem.key);
    return words;
  }

  void run_the_day() {
    app::OfficePlan plan{.office = office, .last_day = kFriday, .seed = 1};
    // No apologies but those of the clock.
    plan.pace.apology_before = -std::chrono::hours{48};
    for (const app::SeededOfficer& each : seeded_.officers)
      if (each.office.id == office.id) plan.officers.push_back(each);
    for (const Arrival& arrival : arrivals_) plan.arrivals.push_back(&arrival);
    std::ranges::stable_sort(plan.arrivals, {}, &Arrival::arrived_at);
    app::OfficeReplay replay(ctx(), plan);
    for (Instant now = at("2023-09-29 07:00"); now <= kClosing; now += std::chrono::minutes{5}) {
      const auto outcome = replay.run(now);
      ASSERT_TRUE(outcome) << OfficeWorld::vietnamese().text(outcome.error());
      time_.set(now);
      proposed += app::sweep_alarms(ctx()).proposed;
      EXPECT_EQ(app::sweep_alarms(ctx()).raised, 0) << "swept twice";
      for (const app::LateDossier& late : app::forecast_office(ctx(), office.id).late)
        if (late.forecast.reason != LateReason::missed)
          foretold.emplace(late.dossier.id, std::pair{now, late.forecast});
    }
  }

  // By somebody who has the right by a document alone.
  int signed_under_it() {
    const Officer& delegate = officers_.at(kDelegate);
    EXPECT_FALSE(has_role(delegate, Role::signer));
    int n = 0;
    sql::read(db_, [&](sql::Transaction& tx) {
      for (const DossierId id : store::dossier_ids_after(tx, {}, 5'000)) {
        const Dossier dossier = *store::find_dossier(tx, id);
        if (dossier.signed_under != kDocument) continue;
        EXPECT_EQ(dossier.signer, delegate.id);
        ++n;
      }
    });
    return n;
  }

  // Promised until closing and not ready then.
  std::vector<Dossier> missed() {
    std::vector<Dossier> all;
    sql::read(db_, [&](sql::Transaction& tx) {
      for (const DossierId id : store::dossier_ids_after(tx, {}, 5'000)) {
        const Dossier dossier = *store::find_dossier(tx, id);
        const bool was_due =
            was_received(dossier) && dossier.printed_due_at && *dossier.printed_due_at <= kClosing;
        if (was_due && (!done_at(dossier) || *done_at(dossier) > *dossier.printed_due_at))
          all.push_back(dossier);
      }
    });
    return all;
  }

  Office office;
  std::map<DossierId, std::pair<Instant, Forecast>> foretold;  // when first, and why
  int proposed = 0;

 private:
  static std::vector<RosterOfficer> roster_of(AfterTwo after_two) {
    std::vector<RosterOfficer> roster = *read_roster(seed_file("roster.csv"));
    std::erase_if(roster, [](const RosterOfficer& each) { return each.office != kOffice; });
    const Seconds two = std::chrono::hours{14};
    const auto lan = std::ranges::find(roster, "lan", &RosterOfficer::login);
    if (after_two != AfterTwo::signer_there) lan->shifts = {{Seconds{0}, two}};
    return roster;
  }

  void plan_duties(AfterTwo after_two) {
    sql::in_transaction(db_, [&](sql::Transaction& tx) {
      const auto plan = [&](const std::string& login, DutyRole role, int from, int to) {
        store::insert(tx,
                      DutyEntry{.id = make<DutyEntryId>(),
                                .office = office.id,
                                .day = kFriday,
                                .role = role,
                                .officer = officers_.at(login).id,
                                .from = std::chrono::hours{from},
                                .to = std::chrono::hours{to}},
                      at("2023-09-27 08:00"));
      };
      plan("lan", DutyRole::signer, 7, 17);
      for (const auto& [login, officer] : officers_)
        if (has_role(officer, Role::specialist)) plan(login, DutyRole::specialist, 7, 17);
      if (after_two == AfterTwo::signer_there) return;
      store::insert(tx, Absence{.id = make<AbsenceId>(),
                                .office = office.id,
                                .officer = officers_.at("lan").id,
                                .from = at("2023-09-29 14:00"),
                                .to = at("2023-09-29 17:00"),
                                .reason = "Họp huyện",
                                .reported_by = officers_.at("lan").id,
                                .reported_at = at("2023-09-28 09:00")});
      if (after_two != AfterTwo::delegate) return;
      plan(kDelegate, DutyRole::signer, 14, 17);
      store::insert(tx, Delegation{.id = make<DelegationId>(),
                                   .office = office.id,
                                   .from = officers_.at("lan").id,
                                   .to = officers_.at(kDelegate).id,
                                   .document_number = kDocument,
                                   .document_day = kFriday,
                                   .first_day = kFriday,
                                   .last_day = kFriday,
                                   .created_by = officers_.at("lan").id,
                                   .created_at = at("2023-09-28 09:00")});
    });
  }

  sql::Database db_ = sql::Database::open("sqlite::memory:");
  ManualTime time_{at("2023-09-28 08:00")};
  std::vector<Arrival> arrivals_;
  app::SeedOutcome seeded_;
  std::map<std::string, Officer> officers_;
};

bool says_no_signer(const std::vector<std::string>& problems) {
  return std::ranges::any_of(problems,
                             [](const std::string& key) { return key.starts_with("no_signer"); });
}

TEST(AbsentSigner, WithoutASubstituteItWasForetoldAndApologisedFor) {
  Commune commune(AfterTwo::nobody);
  EXPECT_TRUE(says_no_signer(commune.readiness()));
  commune.run_the_day();

  const std::vector<Dossier> missed = commune.missed();
  ASSERT_GE(missed.size(), 3u) << "the Friday has work after two";
  for (const Dossier& dossier : missed) {
    const auto foretold = commune.foretold.find(dossier.id);
    ASSERT_NE(foretold, commune.foretold.end()) << dossier.code;
    EXPECT_LT(foretold->second.first, *dossier.printed_due_at) << dossier.code;
    EXPECT_EQ(foretold->second.second.held_by, StepKind::sign) << dossier.code;
    EXPECT_EQ(foretold->second.second.reason, LateReason::nobody_on_duty) << dossier.code;
    ASSERT_TRUE(dossier.apology_proposed_at) << dossier.code;
    EXPECT_LT(*dossier.apology_proposed_at, kClosing) << dossier.code;
    EXPECT_FALSE(dossier.apology_proposed_by) << "by the clock";
  }
  EXPECT_EQ(commune.proposed, static_cast<int>(missed.size()));
}

TEST(AbsentSigner, WithADelegateWhoIsNoSignerNothingOfTheKind) {
  for (const AfterTwo after_two : {AfterTwo::delegate, AfterTwo::signer_there}) {
    Commune commune(after_two);
    EXPECT_FALSE(says_no_signer(commune.readiness()));
    commune.run_the_day();
    EXPECT_EQ(commune.missed().size(), 0u);
    EXPECT_EQ(commune.foretold.size(), 0u);
    EXPECT_EQ(commune.proposed, 0);
    if (after_two == AfterTwo::delegate) EXPECT_GE(commune.signed_under_it(), 3);
  }
}

}  // namespace
}  // namespace khongcho
