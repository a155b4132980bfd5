#include "core/staffing/readiness.h"

#include <gtest/gtest.h>

namespace khongcho {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr CivilDay kDay{std::chrono::year{2023} / 9 / 29};
constexpr OfficerId kLan{1}, kChair{2}, kNam{3}, kDung{4}, kHoa{5}, kVan{6};
constexpr CounterId kFirst{1}, kSecond{2};

DutyEntry duty(DutyRole role, OfficerId officer, Seconds from = hours{7}, Seconds to = hours{17}) {
  static std::int64_t last = 0;
  return {.id = {++last}, .day = kDay, .role = role, .officer = officer,
          .counter = role == DutyRole::receptionist ? kFirst : CounterId{}, .from = from,
          .to = to};
}

// Cô Lan signs, anh Nam resolves, chị Hoa receives; everybody all day.
DayToCheck a_day() {
  return {.day = kDay,
          .open = {{hours{7}, hours{11} + minutes{30}}, {hours{13} + minutes{30}, hours{17}}},
          .fields = {"Chứng thực", "Hộ tịch"},
          .entries = {duty(DutyRole::signer, kLan), duty(DutyRole::specialist, kNam),
                      duty(DutyRole::receptionist, kHoa)},
          .people = {{kLan, {.name = "Lê Thị Lan", .signs = true}},
                     {kChair, {.name = "Lê Quang Huy", .signs = true}},
                     {kNam, {.name = "Phạm Văn Nam", .processes = true}},
                     {kDung, {.name = "Phạm Văn Dũng", .processes = true}},
                     {kHoa, {.name = "Nguyễn Thị Hoa", .receives = true}},
                     {kVan, {.name = "Bùi Thị Vân", .receives = true}}}};
}

Absence away(OfficerId officer, Seconds from, Seconds to, OfficerId substitute = {}) {
  return {.id = {1}, .officer = officer, .from = instant_of(kDay, from),
          .to = instant_of(kDay, to), .reason = "họp", .substitute = substitute};
}

Delegation delegated(OfficerId to, std::vector<std::string> fields = {}) {
  return {.id = {1}, .from = kChair, .to = to, .document_number = "12/UQ-UBND",
          .document_day = kDay, .first_day = kDay, .last_day = kDay, .fields = std::move(fields)};
}

std::vector<std::string> keys(const DayToCheck& day) {
  std::vector<std::string> all;
  for (const ReadinessProblem& each : readiness_problems(day)) all.push_back(each.key);
  return all;
}
using Keys = std::vector<std::string>;

TEST(Readiness, ADayWithEverybodyThereIsReady) {
  EXPECT_EQ(readiness_problems(a_day()), std::vector<ReadinessProblem>{});
  EXPECT_EQ(readiness_of({}, {}), Readiness::ready);
}

TEST(Readiness, ASignerWhoLeavesAtTwoIsMissed) {
  DayToCheck day = a_day();
  day.absences = {away(kLan, hours{14}, hours{17})};

  const auto problems = readiness_problems(day);
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].key, "no_signer::14:00–17:00");
  EXPECT_EQ(problems[0].words, "duty.problem.no_signer");
  EXPECT_EQ(problems[0].args, Keys{"14:00–17:00"});
  EXPECT_EQ(problems[1].key, "away:1:14:00–17:00");
  EXPECT_EQ(problems[1].severity, ProblemSeverity::warning);
  EXPECT_EQ(readiness_of(problems, {}), Readiness::not_ready);
  EXPECT_EQ(readiness_of(problems, {problems[0].key}), Readiness::acknowledged);
  EXPECT_EQ(readiness_of(problems, {problems[1].key}), Readiness::not_ready);
}

TEST(Readiness, ASubstituteWithTheRightStandsIn) {
  DayToCheck day = a_day();
  day.absences = {away(kLan, hours{14}, hours{17}, kChair)};
  EXPECT_EQ(keys(day), Keys{});

  day.absences.push_back(away(kChair, hours{16}, hours{18}));
  EXPECT_EQ(keys(day), Keys{"no_signer::16:00–17:00"});
}

TEST(Readiness, ASubstituteWithoutTheRightDoesNotUnlessItIsDelegated) {
  DayToCheck day = a_day();
  day.absences = {away(kLan, hours{14}, hours{17}, kDung)};
  EXPECT_EQ(keys(day), Keys{"no_signer::14:00–17:00"});

  day.delegations = {delegated(kDung)};
  EXPECT_EQ(keys(day), Keys{});
  day.delegations = {delegated(kDung, {"Hộ tịch"})};
  EXPECT_EQ(keys(day), Keys{"no_signer_of:Chứng thực:14:00–17:00"});
  day.delegations[0].revoked_at = instant_of(kDay, hours{18});
  EXPECT_EQ(keys(day), Keys{"no_signer::14:00–17:00"}) << "revoked is revoked";
  day.delegations = {delegated(kDung)};
  day.delegations[0].last_day = kDay - std::chrono::days{1};
  EXPECT_EQ(keys(day), Keys{"no_signer::14:00–17:00"});
}

TEST(Readiness, SomebodyRosteredToSignWithoutTheRightIsNamed) {
  DayToCheck day = a_day();
  day.entries.push_back(duty(DutyRole::signer, kNam));

  const auto problems = readiness_problems(day);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].words, "duty.problem.no_right");
  EXPECT_EQ(problems[0].args, Keys{"Phạm Văn Nam"});
  EXPECT_EQ(readiness_of(problems, {}), Readiness::ready) << "cô Lan signs";
}

TEST(Readiness, EachFieldWantsItsSpecialistAllDay) {
  DayToCheck day = a_day();
  day.entries[1].field = "Hộ tịch";
  EXPECT_EQ(keys(day), Keys{"no_specialist:Chứng thực:07:00–11:30, 13:30–17:00"});

  DutyEntry dung = duty(DutyRole::specialist, kDung, hours{7}, hours{12});
  dung.field = "Chứng thực";
  day.entries.push_back(dung);
  EXPECT_EQ(keys(day), Keys{"no_specialist:Chứng thực:13:30–17:00"});
}

TEST(Readiness, TheMiddayBreakNeedsNobody) {
  DayToCheck day = a_day();
  day.absences = {away(kLan, hours{11} + minutes{30}, hours{13} + minutes{30})};
  EXPECT_EQ(keys(day), (Keys{"away:1:11:30–13:30"}));
}

TEST(Readiness, AnEmptyRosterLacksEverything) {
  DayToCheck day = a_day();
  day.entries.clear();
  EXPECT_EQ(keys(day).size(), 4u);
  EXPECT_EQ(readiness_of(readiness_problems(day), {}), Readiness::not_ready);
}

TEST(Readiness, CountersMustBearWhoUsuallyComes) {
  DayToCheck day = a_day();
  day.load = {{.session = day.open[0], .arrivals = 27, .service = minutes{10}}};
  EXPECT_EQ(keys(day), Keys{}) << "270 minutes of work in 270 minutes";

  day.load[0].arrivals = 40;
  const auto problems = readiness_problems(day);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].args, (Keys{"07:00–11:30", "40", "10", "2", "1.0"}));

  day.entries.push_back(duty(DutyRole::receptionist, kHoa));
  EXPECT_EQ(keys(day).size(), 2u) << "one person at two counters does the work of one";
  day.entries.back().officer = kVan;
  EXPECT_EQ(keys(day), Keys{});
}

TEST(Readiness, AReceptionistAtTwoCountersAtOnceIsSeen) {
  DayToCheck day = a_day();
  day.entries.push_back(duty(DutyRole::receptionist, kHoa, hours{16}, hours{17}));
  day.entries.back().counter = kSecond;
  EXPECT_EQ(keys(day), Keys{"twice:5:16:00–17:00"});
}

TEST(Hours, AreCutAndJoined) {
  const Hours day{{hours{7}, hours{11}}, {hours{13}, hours{17}}};
  EXPECT_EQ(hours_text(without(day, {{hours{10}, hours{14}}})), "07:00–10:00, 14:00–17:00");
  EXPECT_EQ(without(day, {{hours{6}, hours{18}}}), Hours{});
  EXPECT_EQ(joined({{hours{9}, hours{10}}, {hours{7}, hours{9}}, {hours{8}, hours{8}}}),
            (Hours{{hours{7}, hours{10}}}));
  EXPECT_EQ(length_of({{hours{7}, hours{9}}, {hours{8}, hours{10}}}), hours{3});
  EXPECT_EQ(hours_on(kDay, instant_of(kDay - std::chrono::days{1}), instant_of(kDay, hours{9})),
            (Hours{{hours{0}, hours{9}}}));
  EXPECT_EQ(hours_on(kDay, instant_of(kDay, hours{24}), instant_of(kDay, hours{30})), Hours{});
}

}  // namespace
}  // namespace khongcho
