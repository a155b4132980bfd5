#include "core/people/help_session.h"

#include <gtest/gtest.h>

#include "core/people/volunteer_shift.h"

namespace khongcho {
namespace {

constexpr OfficerId kThao{7};
constexpr OfficerId kOther{8};
constexpr Instant kStart = instant_of(CivilDay{std::chrono::year{2023} / 9 / 29},
                                      std::chrono::hours{8});
constexpr auto minutes = [](int count) { return std::chrono::minutes{count}; };

HelpSession a_session() {
  return {.id = {1},
          .office = {2},
          .volunteer = kThao,
          .started_at = kStart,
          .last_used_at = kStart,
          .consent = "Tôi đồng ý"};
}

VolunteerShift a_shift(int from, int to, OfficerId volunteer = kThao) {
  return {.id = {9},
          .office = {2},
          .volunteer = volunteer,
          .day = civil_day(kStart),
          .from = std::chrono::hours{from},
          .to = std::chrono::hours{to}};
}

std::string problem(const VolunteerShift& shift, const std::vector<VolunteerShift>& others = {}) {
  const auto found = shift_problem(shift, civil_day(kStart), others);
  return found ? found->message_id : "";
}

TEST(HelpSession, EndsByItselfHalfAnHourAfterTheLastUse) {
  const HelpSession session = *use(a_session(), kThao, kStart + minutes(20));

  EXPECT_FALSE(is_over(session, kStart + minutes(50) - Seconds{1}));
  EXPECT_TRUE(is_over(session, kStart + minutes(50)));
  EXPECT_EQ(use(session, kThao, kStart + minutes(50)).error().message_id, "help.session_over");
  EXPECT_EQ(end(session, kStart + minutes(300)).ended_at, kStart + minutes(50));
}

TEST(HelpSession, EndsByTheButtonAndStaysEnded) {
  const HelpSession ended = end(a_session(), kStart + minutes(5));

  EXPECT_EQ(ended.ended_at, kStart + minutes(5));
  EXPECT_EQ(use(ended, kThao, kStart + minutes(6)).error().message_id, "help.session_over");
  EXPECT_EQ(end(ended, kStart + minutes(9)).ended_at, kStart + minutes(5));
}

TEST(HelpSession, IsNotThereForAnybodyElse) {
  const auto refused = use(a_session(), kOther, kStart);

  EXPECT_EQ(refused.error().code, ErrorCode::not_found);
  EXPECT_EQ(use(end(a_session(), kStart), kOther, kStart).error().code, ErrorCode::not_found)
      << "nor when it is over";
}

TEST(HelpSession, HasOneNumberOnly) {
  const auto first = give_ticket(a_session(), TicketId{5});

  ASSERT_TRUE(first);
  EXPECT_EQ(first->ticket, TicketId{5});
  EXPECT_EQ(give_ticket(*first, TicketId{6}).error().message_id, "help.has_number");
}

TEST(HelpSession, ItsWordsReadBack) {
  for (const HelpKind kind :
       {HelpKind::take_number, HelpKind::declaration, HelpKind::account, HelpKind::online})
    EXPECT_EQ(help_kind_from(text_of(kind)), kind);
  for (const HelpWay way : {HelpWay::done, HelpWay::guided})
    EXPECT_EQ(help_way_from(text_of(way)), way);
  EXPECT_FALSE(help_kind_from("xyz"));
  EXPECT_FALSE(help_way_from(""));
}

TEST(VolunteerShift, EndsAfterItBeginsAndNotInThePast) {
  EXPECT_EQ(problem(a_shift(7, 11)), "");
  EXPECT_EQ(problem(a_shift(11, 11)), "help.wrong_hours");
  EXPECT_EQ(problem(a_shift(23, 25)), "help.wrong_hours");
  EXPECT_EQ(problem(a_shift(-1, 5)), "help.wrong_hours");
  VolunteerShift shift = a_shift(7, 11);
  shift.day -= std::chrono::days{1};
  EXPECT_EQ(problem(shift), "help.past_day");
  shift.day += std::chrono::days{400};
  EXPECT_EQ(problem(shift), "help.far_day");
}

TEST(VolunteerShift, IsNotTwiceAtOnce) {
  EXPECT_EQ(problem(a_shift(7, 11), {a_shift(10, 12)}), "help.twice_at_once");
  EXPECT_EQ(problem(a_shift(7, 11), {a_shift(11, 12)}), "") << "one after the other";
  EXPECT_EQ(problem(a_shift(7, 11), {a_shift(7, 11, kOther)}), "");
}

TEST(VolunteerShift, WeeksBeginOnMonday) {
  EXPECT_EQ(iso_day(monday_of(*parse_day("2023-09-29"))), "2023-09-25");
  EXPECT_EQ(iso_day(monday_of(*parse_day("2023-09-25"))), "2023-09-25");
  EXPECT_EQ(iso_day(monday_of(*parse_day("2023-10-01"))), "2023-09-25");
}

}  // namespace
}  // namespace khongcho
