// What cannot be planned: duties, absences and delegations that make no sense.
#include <gtest/gtest.h>

#include "core/staffing/absence.h"
#include "core/staffing/delegation.h"
#include "core/staffing/duty_roster.h"

namespace khongcho {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr CivilDay kDay{std::chrono::year{2023} / 9 / 29};
constexpr OfficerId kLan{1}, kDung{2};

DutyEntry a_duty() {
  return {.id = {1}, .office = {1}, .day = kDay, .role = DutyRole::specialist, .officer = kDung,
          .field = "Hộ tịch", .from = hours{7}, .to = hours{11}};
}

std::string problem(const DutyEntry& entry, const std::vector<DutyEntry>& others = {}) {
  const auto error = duty_problem(entry, kDay, others);
  return error ? error->message_id : "";
}

TEST(DutyRoster, HoursAndDaysMustMakeSense) {
  DutyEntry entry = a_duty();
  EXPECT_EQ(problem(entry), "");
  entry.to = entry.from;
  EXPECT_EQ(problem(entry), "duty.wrong_hours");
  entry = a_duty();
  entry.to = hours{25};
  EXPECT_EQ(problem(entry), "duty.wrong_hours");
  entry = a_duty();
  entry.day = kDay - days{1};
  EXPECT_EQ(problem(entry), "duty.past_day");
  entry.day = kDay + days{400};
  EXPECT_EQ(problem(entry), "duty.far_day");
  entry = a_duty();
  entry.role = DutyRole::receptionist;
  EXPECT_EQ(problem(entry), "duty.no_counter");
}

TEST(DutyRoster, TheSameDutyAtTheSameTimeIsThereAlready) {
  DutyEntry other = a_duty();
  other.from = hours{10};
  other.to = hours{12};
  EXPECT_EQ(problem(a_duty(), {other}), "duty.already_there");
  other.field.clear();
  EXPECT_EQ(problem(a_duty(), {other}), "duty.already_there") << "every field is this one too";
  other.field = "Chứng thực";
  EXPECT_EQ(problem(a_duty(), {other}), "");
  other = a_duty();
  other.from = hours{11};
  other.to = hours{12};
  EXPECT_EQ(problem(a_duty(), {other}), "");
}

TEST(DutyRoster, RolesAreWrittenAndRead) {
  for (const DutyRole role : {DutyRole::signer, DutyRole::specialist, DutyRole::receptionist})
    EXPECT_EQ(duty_role_from(text_of(role)), role);
  EXPECT_FALSE(duty_role_from("volunteer"));
}

TEST(Absence, MustLieAheadAndHaveAReason) {
  const Instant now = instant_of(kDay, hours{14});
  const Absence good{.id = {1}, .officer = kLan, .from = now, .to = now + hours{3},
                     .reason = "họp huyện", .substitute = kDung};
  const auto problem = [&](const auto& change, const std::vector<Absence>& others = {}) {
    Absence absence = good;
    change(absence);
    const auto error = absence_problem(absence, now, others);
    return error ? error->message_id : std::string{};
  };
  EXPECT_EQ(problem([](Absence&) {}), "");
  EXPECT_EQ(problem([](Absence& a) { a.reason.clear(); }), "duty.no_reason");
  EXPECT_EQ(problem([](Absence& a) { a.to = a.from; }), "duty.absence_ends_first");
  EXPECT_EQ(problem([](Absence& a) { a.from -= hours{9}; a.to = a.from + hours{1}; }),
            "duty.absence_over");
  EXPECT_EQ(problem([](Absence& a) { a.to += days{500}; }), "duty.absence_long");
  EXPECT_EQ(problem([](Absence& a) { a.substitute = kLan; }), "duty.own_substitute");
  Absence other = good;
  other.id = {2};
  other.substitute = {};
  EXPECT_EQ(problem([](Absence&) {}, {other}), "duty.away_already");
  other.officer = kDung;
  EXPECT_EQ(problem([](Absence&) {}, {other}), "duty.substitute_away");
  other.from = good.to;
  other.to = good.to + hours{1};
  EXPECT_EQ(problem([](Absence&) {}, {other}), "");
}

TEST(Absence, IsUnderWayFromItsBeginningUntilBeforeItsEnd) {
  const Instant from = instant_of(kDay, hours{14});
  const std::vector<Absence> absences{
      {.id = {1}, .officer = kLan, .from = from, .to = from + hours{3}, .reason = "ốm"}};
  EXPECT_TRUE(absence_at(absences, kLan, from));
  EXPECT_TRUE(absence_at(absences, kLan, from + hours{3} - Seconds{1}));
  EXPECT_FALSE(absence_at(absences, kLan, from + hours{3}));
  EXPECT_FALSE(absence_at(absences, kLan, from - Seconds{1}));
  EXPECT_FALSE(absence_at(absences, kDung, from));
}

Delegation a_delegation() {
  return {.id = {1}, .office = {1}, .from = kLan, .to = kDung,
          .document_number = "12/UQ-UBND", .document_day = kDay, .first_day = kDay,
          .last_day = kDay + days{7}};
}

TEST(Delegation, IsActiveFromTheFirstDayThroughTheLastUnlessRevoked) {
  Delegation given = a_delegation();
  const Instant noon = instant_of(kDay, hours{12});
  EXPECT_TRUE(is_active(given, instant_of(kDay)));
  EXPECT_TRUE(is_active(given, instant_of(kDay + days{7}, hours{23})));
  EXPECT_FALSE(is_active(given, instant_of(kDay) - Seconds{1}));
  EXPECT_FALSE(is_active(given, instant_of(kDay + days{8})));
  given.revoked_at = noon;
  EXPECT_TRUE(is_active(given, noon - Seconds{1}));
  EXPECT_FALSE(is_active(given, noon));
}

TEST(Delegation, ReachesItsFieldsAlone) {
  Delegation given = a_delegation();
  const Instant noon = instant_of(kDay, hours{12});
  EXPECT_TRUE(gives_right(given, "Chứng thực", noon));
  given.fields = {"Hộ tịch"};
  EXPECT_FALSE(gives_right(given, "Chứng thực", noon));
  EXPECT_TRUE(gives_right(given, "Hộ tịch", noon));
}

TEST(Delegation, MustBeInWritingWithDatesInOrder) {
  const auto problem = [](const auto& change) {
    Delegation given = a_delegation();
    change(given);
    const auto error = delegation_problem(given, kDay);
    return error ? error->message_id : std::string{};
  };
  EXPECT_EQ(problem([](Delegation&) {}), "");
  EXPECT_EQ(problem([](Delegation& d) { d.document_number.clear(); }), "duty.no_document");
  EXPECT_EQ(problem([](Delegation& d) { d.to = kLan; }), "duty.own_delegate");
  EXPECT_EQ(problem([](Delegation& d) { d.last_day -= days{9}; }), "duty.days_order");
  EXPECT_EQ(problem([](Delegation& d) { d.first_day -= days{9}; d.last_day -= days{8}; }),
            "duty.delegation_over");
  EXPECT_EQ(problem([](Delegation& d) { d.last_day += days{400}; }), "duty.delegation_long");
  EXPECT_EQ(problem([](Delegation& d) { d.document_day += days{1}; }), "duty.document_later");
  for (const auto manner : {DelegationManner::for_head, DelegationManner::by_authority})
    EXPECT_EQ(delegation_manner_from(text_of(manner)), manner);
}

}  // namespace
}  // namespace khongcho
