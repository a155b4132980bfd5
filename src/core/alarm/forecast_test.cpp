#include "core/alarm/forecast.h"

#include <gtest/gtest.h>

#include "core/alarm/step_pace.h"
#include "tests/support/property.h"

namespace khongcho {
namespace {

using std::chrono::minutes;

Instant at(const char* text) {
  return *parse_instant(text);
}
Seconds clock(const char* text) {
  return *parse_time_of_day(text);
}

const Calendar& office_hours() {
  static const Calendar calendar = *Calendar::compile(
      CalendarRules{.seasons = {{.from = {1, 1},
                                 .to = {12, 31},
                                 .sessions = {{clock("07:00"), clock("11:30")},
                                              {clock("13:30"), clock("17:00")}}}},
                    .years = YearRange{2023, 2023}});
  return calendar;
}

constexpr OfficerId kNam{1};
constexpr OfficerId kDung{2};
constexpr OfficerId kLan{3};

ForecastWorker worker(OfficerId officer, std::vector<StepKind> steps,
                      const std::vector<Shift>& shifts = {}) {
  const CivilDay friday = *parse_day("2023-09-29");
  return {.officer = officer,
          .steps = std::move(steps),
          .duty = Duty(office_hours(), shifts, friday, friday)};
}

const std::vector<StepKind> kSpecialist{StepKind::process, StepKind::submit, StepKind::give_back};

std::vector<ForecastWorker> office(const std::vector<Shift>& signer_shifts = {}) {
  return {worker(kNam, kSpecialist), worker(kDung, kSpecialist),
          worker(kLan, {StepKind::sign}, signer_shifts)};
}

StepPaces paces() {
  return {{StepKind::process, minutes{20}},
          {StepKind::sign, minutes{5}},
          {StepKind::give_back, minutes{2}}};
}

ForecastCase a_case(int id, const char* due = "2023-09-29 17:00", OfficerId specialist = kNam) {
  return {.dossier = DossierId{id},
          .due_at = at(due),
          .steps = {StepKind::process, StepKind::sign, StepKind::give_back},
          .specialist = specialist};
}

TEST(Forecast, EachDoesOneThingAtATimeTheNearestPromiseFirst) {
  const auto all =
      forecast({a_case(1), a_case(2, "2023-09-29 16:00"), a_case(3, "2023-09-29 17:00", kDung)},
               office(), paces(), at("2023-09-29 14:00"));
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[1].ready_at, at("2023-09-29 14:27"));
  // Nam's second; and Dũng's, signed after the one promised sooner.
  EXPECT_EQ(all[0].ready_at, at("2023-09-29 14:47"));
  EXPECT_EQ(all[2].ready_at, at("2023-09-29 14:32"));
  EXPECT_TRUE(likely_to_miss(all).empty());
}

TEST(Forecast, NobodySignsAfterTwo) {
  const auto all = forecast({a_case(1)}, office({{clock("07:00"), clock("14:00")}}), paces(),
                            at("2023-09-29 13:50"));
  const auto late = likely_to_miss(all);
  ASSERT_EQ(late.size(), 1u);
  EXPECT_FALSE(late[0].ready_at);
  EXPECT_EQ(late[0].held_by, StepKind::sign);
  EXPECT_EQ(late[0].reason, LateReason::nobody_on_duty);
  EXPECT_EQ(late[0].last_on_duty, at("2023-09-29 14:00"));

  auto with_delegate = office({{clock("07:00"), clock("14:00")}});
  with_delegate.push_back(
      worker(OfficerId{4}, {StepKind::sign}, {{clock("14:00"), clock("17:00")}}));
  EXPECT_TRUE(likely_to_miss(forecast({a_case(1)}, with_delegate, paces(), at("2023-09-29 13:50")))
                  .empty());
}

TEST(Forecast, AnAbsentSpecialistHoldsWhatOnlyHeMayDo) {
  std::vector<ForecastWorker> staff{worker(kDung, kSpecialist), worker(kLan, {StepKind::sign})};
  const auto late = likely_to_miss(
      forecast({a_case(1, "2023-09-29 17:00", kNam), a_case(2, "2023-09-29 17:00", OfficerId{})},
               staff, paces(), at("2023-09-29 14:00")));
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late[0].dossier, DossierId{1});
  EXPECT_EQ(late[0].held_by, StepKind::process);
  EXPECT_EQ(late[0].reason, LateReason::nobody_on_duty);
  EXPECT_FALSE(late[0].last_on_duty);
}

TEST(Forecast, TooMuchBeforeIt) {
  std::vector<ForecastCase> cases;
  for (int id = 1; id <= 12; ++id) cases.push_back(a_case(id));
  const auto late = likely_to_miss(forecast(cases, office(), paces(), at("2023-09-29 14:00")));

  // Nam has three hours: eight drafts can still be signed and given back before five.
  ASSERT_EQ(late.size(), 4u);
  for (const Forecast& each : late) {
    EXPECT_EQ(each.held_by, StepKind::process);
    EXPECT_EQ(each.reason, LateReason::others_first);
    EXPECT_GE(each.ahead, 8);
  }
}

TEST(Forecast, TooLittleTimeEvenAlone) {
  const auto late =
      likely_to_miss(forecast({a_case(1)}, office(), paces(), at("2023-09-29 16:45")));
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late[0].held_by, StepKind::process);
  EXPECT_EQ(late[0].reason, LateReason::too_little_time);
  const auto missed = likely_to_miss(
      forecast({a_case(1, "2023-09-29 10:00")}, office(), paces(), at("2023-09-29 14:00")));
  ASSERT_EQ(missed.size(), 1u);
  EXPECT_EQ(missed[0].reason, LateReason::missed);
  EXPECT_EQ(missed[0].ready_at, at("2023-09-29 14:27"));
}

TEST(Forecast, FieldsOfADelegationAreKept) {
  std::vector<ForecastWorker> staff = office({{clock("07:00"), clock("08:00")}});
  staff.push_back(worker(OfficerId{4}, {StepKind::sign}));
  staff.back().fields = {"Hộ tịch"};
  std::vector<ForecastCase> cases{a_case(1), a_case(2)};
  cases[0].field = "Hộ tịch";
  cases[1].field = "Chứng thực";
  const auto all = forecast(cases, staff, paces(), at("2023-09-29 09:00"));
  EXPECT_FALSE(all[0].will_miss());
  EXPECT_TRUE(all[1].will_miss());
}

ForecastCase random_case(Dice& dice, int id) {
  ForecastCase made = a_case(id);
  made.due_at = at("2023-09-29 08:00") + minutes{roll(dice, 0, 540)};
  made.specialist = OfficerId{roll(dice, 0, 2)};
  const std::size_t begin = static_cast<std::size_t>(roll(dice, 0, 2));
  made.steps.erase(made.steps.begin(), made.steps.begin() + static_cast<std::ptrdiff_t>(begin));
  return made;
}

std::vector<ForecastWorker> random_office(Dice& dice) {
  const Seconds leaves = clock("13:00") + minutes{roll(dice, 0, 240)};
  return office({{clock("07:00"), leaves}});
}

// While nobody does anything, time only makes it worse.
TEST(ForecastProperty, ALaterClockNeverRemovesAMissedDossier) {
  check_property([](Dice& dice) {
    std::vector<ForecastCase> cases;
    for (int id = roll(dice, 1, 12); id > 0; --id) cases.push_back(random_case(dice, id));
    const auto staff = random_office(dice);
    const Instant now = at("2023-09-29 07:30") + minutes{roll(dice, 0, 560)};
    const Instant later = now + minutes{roll(dice, 0, 120)};
    const auto before = forecast(cases, staff, paces(), now);
    const auto after = forecast(cases, staff, paces(), later);
    for (std::size_t at = 0; at < cases.size(); ++at) {
      RC_ASSERT(before[at].dossier == cases[at].dossier);
      if (cases[at].due_at < now) {
        RC_ASSERT(before[at].will_miss());
        RC_ASSERT(before[at].reason == LateReason::missed);
        RC_ASSERT(after[at].will_miss());
      }
      if (before[at].ready_at) RC_ASSERT(*before[at].ready_at >= now);
      // Alone in the office its end is moved by nothing but the clock.
      const auto alone = forecast({cases[at]}, staff, paces(), now)[0];
      const auto alone_later = forecast({cases[at]}, staff, paces(), later)[0];
      if (alone.will_miss()) RC_ASSERT(alone_later.will_miss());
      if (alone_later.ready_at) {
        RC_ASSERT(alone.ready_at);
        RC_ASSERT(*alone_later.ready_at >= *alone.ready_at);
      }
      // Others in the office never help.
      if (before[at].ready_at) RC_ASSERT(alone.ready_at && *alone.ready_at <= *before[at].ready_at);
    }
  });
}

WorkDone done(int dossier, DossierEventKind kind, OfficerId officer, const char* when) {
  return {DossierId{dossier}, kind, officer, at(when)};
}

TEST(StepPace, IsTheMedianOfTodayAndWhatTheRulesSay) {
  const AlarmRules rules{.profile = "", .paces = {{StepKind::process, 20}, {StepKind::sign, 3}}};
  EXPECT_EQ(paces_of(rules, office_hours(), {}),
            (StepPaces{{StepKind::process, minutes{20}}, {StepKind::sign, minutes{3}}}));

  std::vector<WorkDone> today;
  using enum DossierEventKind;
  for (int n = 1; n <= 5; ++n) today.push_back(done(n, assigned, {}, "2023-09-29 08:00"));
  const char* ends[] = {"2023-09-29 08:40", "2023-09-29 09:20", "2023-09-29 10:00",
                        "2023-09-29 10:40", "2023-09-29 11:20"};
  for (int n = 1; n <= 5; ++n) today.push_back(done(n, submitted_for_signature, kNam, ends[n - 1]));
  EXPECT_EQ(paces_of(rules, office_hours(), today).at(StepKind::process), minutes{40})
      << "each begun when the one before was done";

  // Lunch is no work; the draft lies within the step.
  const std::vector<WorkDone> over_lunch{
      done(1, assigned, {}, "2023-09-29 11:00"), done(1, drafted, kNam, "2023-09-29 11:20"),
      done(1, submitted_for_signature, kNam, "2023-09-29 13:40")};
  const AlarmRules none{.profile = ""};
  EXPECT_EQ(paces_of(none, office_hours(), over_lunch).at(StepKind::process), minutes{40});
}

TEST(StepsLeft, FollowTheStateAndTheRoute) {
  Dossier dossier;
  dossier.state = DossierState::assigned;
  using enum StepKind;
  EXPECT_EQ(steps_left(nullptr, dossier), (std::vector{process, sign, give_back}));
  Route route{
      .id = "r",
      .name = "",
      .steps = {{.id = "a", .kind = appraise, .name = ""}, {.id = "s", .kind = seal, .name = ""}}};
  EXPECT_EQ(steps_left(&route, dossier), (std::vector{process, appraise, sign, seal, give_back}));
  dossier.state = DossierState::signed_off;
  EXPECT_EQ(steps_left(&route, dossier), (std::vector{seal, give_back}));
  dossier.sealed_at = at("2023-09-29 14:00");
  EXPECT_EQ(steps_left(&route, dossier), (std::vector{give_back}));
  dossier.state = DossierState::result_ready;
  EXPECT_TRUE(steps_left(&route, dossier).empty());
  dossier.state = DossierState::assigned;
  dossier.waits = {{.from = at("2023-09-29 14:00"), .asked = "x"}};
  EXPECT_TRUE(steps_left(&route, dossier).empty()) << "the citizen has it";
}

}  // namespace
}  // namespace khongcho
