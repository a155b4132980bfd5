#include "core/queue/counter_duty.h"

#include <gtest/gtest.h>

namespace khongcho {
namespace {

constexpr OfficerId kHoa{1}, kDung{2};
const Instant kNow = from_unix(1'695'970'000);

CounterDuty at_work() {
  return *open(CounterDuty{.counter = {7}, .office = {3}}, kHoa, {"ho-tich"}, kNow);
}

TEST(CounterDuty, OpensWithWhatItServes) {
  const CounterDuty duty = at_work();

  EXPECT_EQ(duty.state, CounterState::open);
  EXPECT_EQ(duty.officer, kHoa);
  EXPECT_EQ(duty.since, kNow);
  EXPECT_EQ(duty.services, ServedServices{"ho-tich"});
}

TEST(CounterDuty, ChangesItsServicesWhileOpen) {
  const auto duty = open(at_work(), kHoa, {}, kNow + Seconds{60});

  ASSERT_TRUE(duty);
  EXPECT_TRUE(duty->services.empty());
  EXPECT_EQ(duty->since, kNow);
}

TEST(CounterDuty, IsTakenOverKnowinglyOnly) {
  EXPECT_EQ(open(at_work(), kDung, {}, kNow).error().message_id, "counter.occupied");
  EXPECT_EQ(take_over(at_work(), kHoa, kNow).error().message_id, "counter.yours_already");
  EXPECT_EQ(take_over({}, kHoa, kNow).error().message_id, "counter.is_closed");

  const auto duty = take_over(at_work(), kDung, kNow + Seconds{5});

  ASSERT_TRUE(duty);
  EXPECT_EQ(duty->officer, kDung);
  EXPECT_EQ(duty->services, ServedServices{"ho-tich"});
}

TEST(CounterDuty, PausesWithAReasonUntilLater) {
  EXPECT_EQ(pause(at_work(), kHoa, "  ", {}, kNow).error().input, "reason");
  EXPECT_EQ(pause(at_work(), kHoa, "Họp", kNow, kNow).error().input, "back_at");
  EXPECT_EQ(pause(at_work(), kDung, "Họp", {}, kNow).error().message_id, "counter.occupied");

  const auto duty = pause(at_work(), kHoa, " Họp ", kNow + Seconds{900}, kNow + Seconds{1});

  ASSERT_TRUE(duty);
  EXPECT_EQ(duty->state, CounterState::paused);
  EXPECT_EQ(duty->reason, "Họp");
  const auto again = open(*duty, kHoa, duty->services, kNow + Seconds{600});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->reason.empty());
  EXPECT_FALSE(again->back_at);
}

TEST(CounterDuty, ClosesForWhoSitsThere) {
  EXPECT_EQ(close(at_work(), kDung, kNow).error().message_id, "counter.occupied");
  const auto duty = close(at_work(), kHoa, kNow);
  ASSERT_TRUE(duty);
  EXPECT_FALSE(duty->officer);
  EXPECT_EQ(close(*duty, kHoa, kNow).error().message_id, "counter.is_closed");
  EXPECT_TRUE(open(*duty, kDung, {}, kNow));
}

TEST(CounterDuty, StatesHaveTexts) {
  for (const CounterState state : {CounterState::open, CounterState::paused, CounterState::closed})
    EXPECT_EQ(counter_state_of(text_of(state)), state);
  EXPECT_FALSE(counter_state_of("ajar"));
}

}  // namespace
}  // namespace khongcho
