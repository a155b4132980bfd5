#include "core/notice/citizen_notice.h"

#include <gtest/gtest.h>

namespace khongcho {
namespace {

using std::chrono::minutes;
using enum CitizenNoticeKind;

constexpr Instant kNow = from_unix(1'695'975'000);

Dossier a_dossier(DossierState state, const std::string& email = "sau@example.vn") {
  return {.id = {7},
          .office = {3},
          .state = state,
          .submitter = {.full_name = "Nguyễn Thị Sáu", .email = email}};
}

TEST(CitizenNotice, GoesByEmailWhereThereIsAnAddress) {
  const auto notice = citizen_notice(apologised, a_dossier(DossierState::assigned), kNow);

  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->try_at, kNow);
  EXPECT_EQ(notice->office, OfficeId{3});
  EXPECT_TRUE(notice->problem.empty());
}

TEST(CitizenNotice, WithoutAnAddressTheOfficeTellsWhatTheReceiptDidNot) {
  const auto told = citizen_notice(apologised, a_dossier(DossierState::assigned, ""), kNow);

  ASSERT_TRUE(told);
  EXPECT_FALSE(told->try_at);
  EXPECT_EQ(told->problem, "citizen_notice.no_address");
  EXPECT_FALSE(citizen_notice(result_ready, a_dossier(DossierState::result_ready, ""), kNow));
  EXPECT_FALSE(citizen_notice(result_waits, a_dossier(DossierState::result_ready, ""), kNow));
}

TEST(CitizenNotice, MattersUntilEventsOvertakeIt) {
  EXPECT_TRUE(still_matters(result_ready, a_dossier(DossierState::result_ready)));
  EXPECT_FALSE(still_matters(result_ready, a_dossier(DossierState::returned)));
  EXPECT_FALSE(still_matters(result_waits, a_dossier(DossierState::returned)));
  EXPECT_TRUE(still_matters(apologised, a_dossier(DossierState::result_ready)));
  EXPECT_FALSE(still_matters(apologised, a_dossier(DossierState::withdrawn)));
  EXPECT_TRUE(still_matters(stopped, a_dossier(DossierState::stopped)));
  Dossier waiting = a_dossier(DossierState::supplement_requested);
  waiting.waits = {{.from = kNow, .to = {}, .asked = "Bản chính"}};
  EXPECT_TRUE(still_matters(supplement_requested, waiting));
  waiting.waits[0].to = kNow + minutes{5};
  EXPECT_FALSE(still_matters(supplement_requested, waiting));
}

TEST(CitizenNotice, IsTriedLessAndLessOftenAndNotForDays) {
  Instant now = kNow;
  Seconds last{0};
  int tries = 0;
  for (auto next = next_try_at(++tries, now); next; next = next_try_at(++tries, now)) {
    EXPECT_GT(*next - now, last);
    last = *next - now;
    now = *next;
    ASSERT_LT(tries, 10);
  }
  EXPECT_EQ(tries, 5) << "the fifth try is the last";
  EXPECT_LT(now - kNow, std::chrono::hours{5});
  EXPECT_FALSE(is_too_old({.at = kNow}, now));
  EXPECT_TRUE(is_too_old({.at = kNow}, kNow + std::chrono::days{4}));
}

TEST(CitizenNotice, EveryKindReadsBackFromItsText) {
  for (const auto kind :
       {supplement_requested, promise_changed, apologised, result_ready, result_waits, stopped})
    EXPECT_EQ(citizen_notice_kind_from(text_of(kind)), kind);
  EXPECT_FALSE(citizen_notice_kind_from("greeting"));
}

}  // namespace
}  // namespace khongcho
