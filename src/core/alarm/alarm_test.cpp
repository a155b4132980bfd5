#include "core/alarm/alarm.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/alarm/escalation.h"
#include "tests/support/property.h"

namespace khongcho {
namespace {

Instant at(const char* text) {
  return *parse_instant(text);
}
Seconds clock(const char* text) {
  return *parse_time_of_day(text);
}

// 7:00 to 11:30 and 13:30 to 17:00, Monday to Friday.
const Calendar& office_hours() {
  static const Calendar calendar = [] {
    const std::vector<Session> sessions{{clock("07:00"), clock("11:30")},
                                        {clock("13:30"), clock("17:00")}};
    return *Calendar::compile(
        CalendarRules{.seasons = {{.from = {1, 1}, .to = {12, 31}, .sessions = sessions}},
                      .years = YearRange{2023, 2024}});
  }();
  return calendar;
}

AlarmRules rules() {
  return {.profile = "VN-2023-district",
          .thresholds = {{.kind = AlarmKind::half_gone, .percent_gone = 50, .escalates = false},
                         {.kind = AlarmKind::due_soon, .minutes_before = 60},
                         {.kind = AlarmKind::due_close, .minutes_before = 20},
                         {.kind = AlarmKind::missed, .level = AlarmLevel::head}}};
}

Dossier dossier_of(const char* received, const char* due) {
  Dossier dossier;
  dossier.id = DossierId{7};
  dossier.state = DossierState::assigned;
  dossier.received_at = at(received);
  dossier.printed_due_at = at(due);
  return dossier;
}

Instant ringing(const Dossier& dossier, AlarmKind kind) {
  for (const PlannedAlarm& alarm : planned_alarms(rules(), office_hours(), dossier))
    if (alarm.kind == kind) return alarm.at;
  return {};
}

TEST(Alarm, CountsNeitherLunchNorNight) {
  const Dossier friday = dossier_of("2023-09-29 08:00", "2023-09-29 17:00");
  // 3:30 before lunch and 3:30 after it.
  EXPECT_EQ(ringing(friday, AlarmKind::half_gone), at("2023-09-29 11:30"));
  EXPECT_EQ(ringing(friday, AlarmKind::due_soon), at("2023-09-29 16:00"));
  EXPECT_EQ(ringing(friday, AlarmKind::due_close), at("2023-09-29 16:40"));
  EXPECT_EQ(ringing(friday, AlarmKind::missed), at("2023-09-29 17:00:01"));

  const Dossier morning = dossier_of("2023-09-29 08:00", "2023-09-29 13:45");
  EXPECT_EQ(ringing(morning, AlarmKind::due_soon), at("2023-09-29 10:45"))
      << "15 minutes after lunch, 45 before it";
  const Dossier monday = dossier_of("2023-09-29 16:00", "2023-10-02 07:30");
  EXPECT_EQ(ringing(monday, AlarmKind::due_soon), at("2023-09-29 16:30"));
}

TEST(Alarm, AShortTimeRingsAtOnce) {
  const Dossier dossier = dossier_of("2023-09-29 16:30", "2023-09-29 17:00");
  EXPECT_EQ(ringing(dossier, AlarmKind::due_soon), at("2023-09-29 16:30"));
  EXPECT_EQ(ringing(dossier, AlarmKind::due_close), at("2023-09-29 16:40"));
}

TEST(Alarm, TheTimeTheCitizenTakesIsNotGone) {
  Dossier dossier = dossier_of("2023-09-28 08:00", "2023-09-29 17:00");
  const Instant before = ringing(dossier, AlarmKind::half_gone);
  dossier.waits = {{.from = at("2023-09-28 08:30"), .to = at("2023-09-28 16:30"), .asked = "x"}};

  // Of 15 counted hours 6 are left out; half of the other 9 has gone 4:30 after reception.
  EXPECT_EQ(before, at("2023-09-29 07:30"));
  EXPECT_EQ(ringing(dossier, AlarmKind::half_gone), at("2023-09-29 10:30"));
  dossier.waits.back().to.reset();
  EXPECT_TRUE(planned_alarms(rules(), office_hours(), dossier).empty()) << "the clock stands";
}

TEST(Alarm, NobodyIsAlarmedAboutWhatIsDoneOrHasNoTime) {
  Dossier dossier = dossier_of("2023-09-29 08:00", "2023-09-29 17:00");
  for (const DossierState state : {DossierState::instructed, DossierState::returned,
                                   DossierState::withdrawn, DossierState::submitted}) {
    dossier.state = state;
    EXPECT_TRUE(planned_alarms(rules(), office_hours(), dossier).empty()) << text_of(state);
    EXPECT_FALSE(apology_watch_from(rules(), office_hours(), dossier));
  }
  dossier.state = DossierState::assigned;
  dossier.printed_due_at.reset();
  EXPECT_TRUE(planned_alarms(rules(), office_hours(), dossier).empty());
}

TEST(Alarm, ANewAppointmentIsWatchedAnew) {
  Dossier dossier = dossier_of("2023-09-29 08:00", "2023-09-29 17:00");
  dossier.apologised_at = at("2023-09-29 16:45");
  dossier.reappointed_at = at("2023-10-02 09:00");

  EXPECT_EQ(ringing(dossier, AlarmKind::due_soon), at("2023-10-02 08:00"));
  EXPECT_EQ(ringing(dossier, AlarmKind::missed), at("2023-10-02 09:00:01"));
  EXPECT_FALSE(apology_watch_from(rules(), office_hours(), dossier)) << "one new date at most";
}

TEST(Alarm, AResultThatNobodyFetchesRingsOnce) {
  Dossier dossier = dossier_of("2023-09-29 08:00", "2023-09-29 17:00");
  dossier.state = DossierState::result_ready;
  dossier.result_ready_at = at("2023-09-29 15:00");
  const auto planned = planned_alarms(rules(), office_hours(), dossier);

  ASSERT_EQ(planned.size(), 1u);
  EXPECT_EQ(planned[0].kind, AlarmKind::uncollected);
  EXPECT_EQ(planned[0].at, at("2023-10-13 07:00")) << "ten working days later";
  dossier.return_method = ReturnMethod::post;
  EXPECT_TRUE(planned_alarms(rules(), office_hours(), dossier).empty());
}

TEST(Alarm, AnUnknownYearStillTellsThatThePromiseIsPast) {
  const Dossier dossier = dossier_of("2031-09-29 08:00", "2031-09-29 17:00");
  const auto planned = planned_alarms(rules(), office_hours(), dossier);
  ASSERT_EQ(planned.size(), 1u);
  EXPECT_EQ(planned[0].kind, AlarmKind::missed);
}

TEST(Alarm, TheNewTimeIsOnTheNextWorkingDayAndNotBeforeWhatIsExpected) {
  const Instant missed_on = at("2023-09-29 17:00");
  EXPECT_EQ(*apology_new_time(rules(), office_hours(), missed_on, {}), at("2023-10-02 09:00"));
  EXPECT_EQ(*apology_new_time(rules(), office_hours(), missed_on, at("2023-10-02 07:40")),
            at("2023-10-02 09:00"));
  EXPECT_EQ(*apology_new_time(rules(), office_hours(), missed_on, at("2023-10-02 10:02")),
            at("2023-10-02 10:15"));
}

TEST(Escalation, GoesFromOfficerToHeadToChairInOfficeHours) {
  const AlarmThreshold threshold{.kind = AlarmKind::due_soon};
  const auto next = [&](AlarmLevel level, const char* since) {
    return escalates_at(rules(), office_hours(), threshold, level, at(since));
  };
  EXPECT_EQ(next(AlarmLevel::officer, "2023-09-29 11:20"), at("2023-09-29 13:35"));
  EXPECT_EQ(next(AlarmLevel::head, "2023-09-29 16:50"), at("2023-10-02 07:20"));
  EXPECT_FALSE(next(AlarmLevel::chair, "2023-09-29 16:50"));
  EXPECT_FALSE(escalates_at(rules(), office_hours(), {.escalates = false}, AlarmLevel::officer,
                            at("2023-09-29 08:00")));
}

TEST(Escalation, WhatIsWithTheChairOnlyTheChairAcknowledges) {
  const OfficeId office{1};
  const auto officer = [&](Role role, OfficeId where, Scope scope = Scope::office) {
    Officer made{.id = make<OfficerId>(), .login = "", .full_name = "", .title = ""};
    made.office = where;
    made.grants = {{role, scope}};
    return made;
  };
  const Officer holder = officer(Role::specialist, office, Scope::assigned);
  const Officer other = officer(Role::specialist, office, Scope::assigned);
  const Officer head = officer(Role::signer, office);
  const Officer chair = officer(Role::commune_chair, office);
  const Officer elsewhere = officer(Role::commune_chair, OfficeId{2});
  const Officer district = officer(Role::office_vp, OfficeId{2}, Scope::all);
  EXPECT_TRUE(may_acknowledge_alarm(holder, AlarmLevel::officer, office, holder.id));
  EXPECT_FALSE(may_acknowledge_alarm(holder, AlarmLevel::head, office, holder.id));
  EXPECT_FALSE(may_acknowledge_alarm(other, AlarmLevel::officer, office, holder.id));
  EXPECT_FALSE(may_acknowledge_alarm(other, AlarmLevel::officer, office, OfficerId{}));
  EXPECT_TRUE(may_acknowledge_alarm(head, AlarmLevel::head, office, holder.id));
  EXPECT_FALSE(may_acknowledge_alarm(head, AlarmLevel::chair, office, holder.id));
  EXPECT_TRUE(may_acknowledge_alarm(chair, AlarmLevel::chair, office, holder.id));
  EXPECT_FALSE(may_acknowledge_alarm(elsewhere, AlarmLevel::officer, office, holder.id));
  EXPECT_TRUE(may_acknowledge_alarm(district, AlarmLevel::chair, office, holder.id));
}

Instant some_instant(Dice& dice, Instant from, int days) {
  return from + Seconds{roll(dice, 0, days * 86'400)};
}

// Whatever the moments somebody looks, each alarm that has begun to ring is seen, and what is seen
// never stops being due: raised once by its key, it is the same set as one look at the end gives.
TEST(AlarmProperty, TheSameAlarmsWhateverTheOrderOfSweeps) {
  check_property([](Dice& dice) {
    Dossier dossier = dossier_of("2023-09-25 07:00", "2023-09-29 17:00");
    dossier.received_at = some_instant(dice, at("2023-09-25 07:00"), 4);
    dossier.printed_due_at = some_instant(dice, dossier.received_at, 20);
    Instant from = dossier.received_at;
    for (int n = roll(dice, 0, 2); n > 0; --n) {
      const Instant begin = some_instant(dice, from, 3);
      const Instant end = some_instant(dice, begin, 3);
      dossier.waits.push_back({.from = begin, .to = end, .asked = "x"});
      from = end;
    }
    std::vector<Instant> looks;
    for (int n = roll(dice, 1, 12); n > 0; --n)
      looks.push_back(some_instant(dice, dossier.received_at, 25));
    const Instant last = *std::ranges::max_element(looks);

    std::set<std::pair<AlarmKind, Instant>> raised;
    for (const Instant look : looks)
      for (const PlannedAlarm& alarm : due_alarms(rules(), office_hours(), dossier, look)) {
        RC_ASSERT(alarm.at <= look);
        raised.insert({alarm.kind, alarm.due_at});
      }
    std::set<std::pair<AlarmKind, Instant>> at_once;
    for (const PlannedAlarm& alarm : due_alarms(rules(), office_hours(), dossier, last))
      at_once.insert({alarm.kind, alarm.due_at});
    RC_ASSERT(raised == at_once);

    const auto planned = planned_alarms(rules(), office_hours(), dossier);
    RC_ASSERT(planned.size() == 4u);
    for (const PlannedAlarm& alarm : planned) {
      RC_ASSERT(alarm.at >= dossier.received_at);
      RC_ASSERT((alarm.kind == AlarmKind::missed) == (alarm.at > *dossier.printed_due_at));
    }
    // Looking only when asked to misses none.
    std::optional<Instant> look = dossier.received_at;
    std::set<AlarmKind> seen;
    for (int n = 0; look && n < 100'000; ++n) {
      for (const PlannedAlarm& alarm : due_alarms(rules(), office_hours(), dossier, *look))
        seen.insert(alarm.kind);
      const auto next = next_look(rules(), office_hours(), dossier, *look);
      RC_ASSERT(!next || *next > *look);
      look = next;
    }
    RC_ASSERT(!look);
    RC_ASSERT(seen.size() == 4u);
  });
}

}  // namespace
}  // namespace khongcho
