#include "app/replay.h"

#include <gtest/gtest.h>

#include <set>

#include "store/dossier_store.h"
#include "store/migrations.h"
#include "tests/office/office_world.h"

namespace khongcho {
namespace {

using app::ReplayPlan;
using app::ReplayReport;
using app::ReplayStep;
using test::at;
using test::OfficeWorld;

Expected<ReplayReport> replayed(sql::Database& db, const ReplayPlan& plan) {
  const ManualTime never_asked{Instant{}};
  return app::replay_day({db, never_asked, OfficeWorld::law(), OfficeWorld::vietnamese()}, plan);
}

// One commune on a Friday: a receptionist, specialists, a signer with the given hours.
class SmallOffice {
 public:
  SmallOffice() {
    sql::migrate(db, store::migrations());
    plan_.profile = "VN-2023-district";
    plan_.roster = {someone("hoa", Role::receptionist), someone("nam", Role::specialist),
                    someone("lan", Role::signer)};
  }

  Arrival& add(std::string_view arrived_at, int work_minutes = 10) {
    Arrival arrival{.line = static_cast<int>(plan_.arrivals.size()) + 2,
                    .arrived_at = at(arrived_at),
                    .office = "xa-thanh-son",
                    .procedure = "2.000815",
                    .person = {.full_name = "Nguyễn Thị Sáu"},
                    .desk_time = std::chrono::minutes{5},
                    .work_time = std::chrono::minutes{work_minutes}};
    return plan_.arrivals.emplace_back(std::move(arrival));
  }
  void signer_works(std::vector<Shift> shifts) { plan_.roster.back().shifts = std::move(shifts); }
  void add_officer(const std::string& login, Role role) {
    plan_.roster.push_back(someone(login, role));
  }
  void until(std::string_view instant) { plan_.until = at(instant); }
  ReplayPlan& plan() { return plan_; }

  app::ReplayedOffice run() {
    const auto report = replayed(db, plan_);
    if (!report) throw std::runtime_error(OfficeWorld::vietnamese().text(report.error()));
    return report->offices.front();
  }
  Dossier dossier(int number) {
    const std::string code = OfficeWorld::law().law().find_office("xa-thanh-son")->code +
                             "-230929-000" + std::to_string(number);
    return *sql::read(db, [&](sql::Transaction& tx) { return store::find_dossier(tx, code); });
  }

  sql::Database db = sql::Database::open("sqlite::memory:");

 private:
  static RosterOfficer someone(const std::string& login, Role role) {
    return {.login = login,
            .full_name = "Cán bộ " + login,
            .office = "xa-thanh-son",
            .grants = {{role, usual_scope(role)}}};
  }
  ReplayPlan plan_;
};

TEST(Replay, TakesOneDossierFromTheDoorToTheCitizen) {
  SmallOffice office;
  office.add("2023-09-29 08:00");

  const auto outcome = office.run();

  const Dossier dossier = office.dossier(1);
  EXPECT_EQ(dossier.received_at, at("2023-09-29 08:05"));
  EXPECT_EQ(dossier.signed_at, at("2023-09-29 08:16"));
  EXPECT_EQ(dossier.result_ready_at, at("2023-09-29 08:18"));
  EXPECT_EQ(dossier.returned_at, at("2023-09-29 08:20"));
  EXPECT_EQ(dossier.state, DossierState::returned);
  EXPECT_EQ(outcome.figures.returned_same_day, 1);
  EXPECT_EQ(app::percentile(outcome.figures.minutes, 50), 18);
  EXPECT_EQ(outcome.figures.kept_percent(), 100.0);
}

TEST(Replay, NobodyIsServedOverLunch) {
  SmallOffice office;
  office.add("2023-09-29 11:26");

  const auto outcome = office.run();

  EXPECT_EQ(office.dossier(1).received_at, at("2023-09-29 13:35"));
  EXPECT_EQ(outcome.figures.minutes, std::vector<int>{142});
  EXPECT_EQ(outcome.figures.open_minutes, std::vector<int>{22});
}

TEST(Replay, CallsPriorityFirst) {
  SmallOffice office;
  office.add("2023-09-29 08:00");
  office.add("2023-09-29 08:01").person.full_name = "Trần Văn Tư";
  Arrival& old = office.add("2023-09-29 08:02");
  old.person.full_name = "Đoàn Thị Cụ";
  old.priority = 1;

  office.run();

  EXPECT_EQ(office.dossier(2).submitter.full_name, "Đoàn Thị Cụ");
  EXPECT_EQ(office.dossier(3).submitter.full_name, "Trần Văn Tư");
}

TEST(Replay, SentOnlineOnThursdayNightBelongsToFriday) {
  SmallOffice office;
  office.add("2023-09-28 21:30").channel = Channel::online;

  const auto outcome = office.run();

  EXPECT_EQ(office.dossier(1).received_at, at("2023-09-29 07:00"));
  EXPECT_EQ(outcome.figures.promised_same_day, 1);
}

TEST(Replay, AnAbsentSignerBreaksPromisesAndIsNamed) {
  SmallOffice office;
  office.signer_works({{std::chrono::hours{7}, std::chrono::hours{15}}});
  office.add("2023-09-29 15:00");

  const auto outcome = office.run();

  ASSERT_EQ(outcome.broken.size(), 1U);
  const app::BrokenPromise& broken = outcome.broken.front();
  EXPECT_EQ(broken.step, ReplayStep::signature);
  EXPECT_EQ(broken.login, "lan");
  EXPECT_EQ(broken.promise_due_at, at("2023-09-29 17:00"));
  EXPECT_EQ(broken.step_minutes, 105);
  EXPECT_EQ(broken.away_minutes, 105);
  EXPECT_EQ(broken.ready_at, at("2023-10-02 07:03"));
  EXPECT_EQ(office.dossier(1).apologised_at, at("2023-10-02 07:01")) << "proposed at 16:40";
}

TEST(Replay, TheSpecialistProposesAnApologyAndTheHeadSignsIt) {
  SmallOffice office;
  office.signer_works({{std::chrono::hours{7}, std::chrono::hours{15}}});
  office.add_officer("huy", Role::commune_chair);
  office.add("2023-09-29 15:00");

  office.run();

  const Dossier dossier = office.dossier(1);
  EXPECT_EQ(dossier.apologised_at, at("2023-09-29 16:41"));
  const auto events = sql::read(office.db, [&](sql::Transaction& tx) {
    return store::events_of(tx, dossier.id);
  });
  std::vector<std::pair<DossierEventKind, std::string>> who;
  for (const DossierEvent& event : events)
    if (event.kind == DossierEventKind::apology_proposed ||
        event.kind == DossierEventKind::apologised)
      who.emplace_back(event.kind, sql::read(office.db, [&](sql::Transaction& tx) {
                         return store::find_officer(tx, event.officer)->login;
                       }));
  EXPECT_EQ(who, (std::vector<std::pair<DossierEventKind, std::string>>{
                     {DossierEventKind::apology_proposed, "nam"},
                     {DossierEventKind::apologised, "huy"}}));
}

TEST(Replay, ASlowSpecialistBreaksPromisesAndIsNamed) {
  SmallOffice office;
  office.add("2023-09-29 14:00", 170);
  office.add("2023-09-29 14:10", 60);

  const auto outcome = office.run();

  ASSERT_EQ(outcome.broken.size(), 1U);
  EXPECT_EQ(outcome.broken.front().step, ReplayStep::work);
  EXPECT_EQ(outcome.broken.front().login, "nam");
  EXPECT_EQ(outcome.figures.kept, 1);
}

TEST(Replay, NoPromiseBreaksWhereThereAreEnoughPeople) {
  SmallOffice office;
  for (int hour = 7; hour < 15; ++hour)
    office.add("2023-09-29 " + std::string(hour < 10 ? "0" : "") + std::to_string(hour) + ":20");
  office.add("2023-09-29 15:40");

  const auto outcome = office.run();

  EXPECT_EQ(outcome.figures.broken, 0);
  EXPECT_EQ(outcome.figures.kept, 9);
  EXPECT_EQ(outcome.figures.promised_next_morning, 1);
  EXPECT_EQ(outcome.figures.returned_by_next_morning, 9);
}

TEST(Replay, FollowsWhatTheFileSaysGoesOtherwise) {
  SmallOffice office;
  office.add("2023-09-29 07:10").missing_count = 1;
  Arrival& refused = office.add("2023-09-29 07:20");
  refused.course = Course::refuse;
  refused.course_text = "Không thuộc thẩm quyền.";
  for (const Course course : {Course::verify, Course::supplement, Course::withdraw, Course::stop}) {
    Arrival& arrival = office.add("2023-09-29 08:00");
    arrival.course = course;
    arrival.course_text = "Có lý do.";
    arrival.course_time = std::chrono::minutes{course == Course::withdraw ? 1 : 30};
  }

  const auto outcome = office.run();

  EXPECT_EQ(outcome.figures.incomplete, 1);
  EXPECT_EQ(outcome.figures.refused, 1);
  EXPECT_EQ(outcome.figures.received, 4);
  // One of each, in the order they were received: somebody may have missed the call.
  std::multiset<DossierState> states;
  int excluded = 0, supplemented = 0;
  for (int number = 1; number <= 4; ++number) {
    const Dossier dossier = office.dossier(number);
    states.insert(dossier.state);
    excluded += dossier.excluded ? 1 : 0;
    supplemented += dossier.waits.empty() ? 0 : 1;
  }
  for (const DossierState state :
       {DossierState::returned, DossierState::withdrawn, DossierState::stopped})
    EXPECT_EQ(states.count(state), 1U) << text_of(state);
  EXPECT_EQ(excluded, 1);
  EXPECT_EQ(supplemented, 1);
}

TEST(Replay, StopsTheWorldWhereItIsToldTo) {
  SmallOffice office;
  office.add("2023-09-29 15:00", 30);
  office.add("2023-09-29 15:18");
  office.add("2023-09-29 15:30");
  office.until("2023-09-29T15:20");

  const auto outcome = office.run();

  EXPECT_EQ(office.dossier(1).state, DossierState::assigned);
  EXPECT_EQ(outcome.figures.arrivals, 2);
  EXPECT_EQ(outcome.figures.waiting, 1);
  EXPECT_FALSE(outcome.figures.kept_percent());
}

TEST(Replay, RefusesAFileThatCannotBeWhole) {
  SmallOffice office;
  office.add("2023-09-29 08:00");
  office.add("2023-09-29 08:10").procedure = "9.999999";

  const auto report = replayed(office.db, office.plan());

  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message_id, "replay.unknown_procedure");
  EXPECT_EQ(report.error().args.front(), "3");
  const auto dossiers = sql::read(
      office.db, [](sql::Transaction& tx) { return store::dossier_ids_after(tx, {}, 10); });
  EXPECT_TRUE(dossiers.empty());
}

TEST(Replay, RefusesPapersAndPlacesThatAreNotThere) {
  SmallOffice paper;
  paper.add("2023-09-29 08:00").missing = {"passport"};
  EXPECT_EQ(replayed(paper.db, paper.plan()).error().message_id, "replay.unknown_paper");

  SmallOffice place;
  place.add("2023-09-29 08:00").office = "xa-xa-xoi";
  EXPECT_EQ(replayed(place.db, place.plan()).error().message_id, "replay.unknown_office");

  SmallOffice nobody;
  nobody.add("2023-09-29 08:00");
  nobody.plan().roster.pop_back();
  EXPECT_EQ(replayed(nobody.db, nobody.plan()).error().message_id, "replay.no_staff");
}

TEST(Replay, RefusesTheSameDayTwice) {
  SmallOffice office;
  office.add("2023-09-29 08:00");
  office.run();

  EXPECT_EQ(replayed(office.db, office.plan()).error().message_id, "replay.done_already");
}

}  // namespace
}  // namespace khongcho
