#include "core/queue/door.h"

#include <gtest/gtest.h>

namespace khongcho {

namespace {

using std::chrono::minutes;

Instant at(std::string_view clock) {
  return *parse_instant("2023-09-29T" + std::string(clock) + "+07:00");
}

// Called from 15:00 to 15:20, received six minutes later.
DoorQuestion asked() {
  return {.cutoff = at("15:30:00"),
          .now = at("14:40:00"),
          .called = {WaitKind::known, at("15:00:00"), at("15:20:00")},
          .usual_service = minutes{6},
          .last_close = at("17:00:00")};
}

Door door(const DoorQuestion& question) {
  return ask_at_door(question).door;
}

}  // namespace

TEST(Door, IsLikelyWhenTheWholeRangeLiesBeforeTheCutoff) {
  EXPECT_EQ(ask_at_door(asked()),
            (DoorAnswer{Door::likely, at("15:30:00"), at("15:06:00"), at("15:26:00")}));
}

TEST(Door, TakesReceivedExactlyAtTheCutoffAsIn) {
  DoorQuestion question = asked();
  question.called.latest = at("15:24:00");
  EXPECT_EQ(door(question), Door::likely);
  question.called.latest = at("15:24:01");
  EXPECT_EQ(door(question), Door::uncertain);
  question.called.earliest = at("15:24:00");
  EXPECT_EQ(door(question), Door::uncertain);
  question.called.earliest = at("15:24:01");
  EXPECT_EQ(door(question), Door::unlikely);
}

TEST(Door, IsUnlikelyForWhoIsNotCalledToday) {
  DoorQuestion question = asked();
  question.called.latest.reset();
  EXPECT_EQ(ask_at_door(question),
            (DoorAnswer{Door::uncertain, at("15:30:00"), at("15:06:00"), {}}));
  question.called.earliest.reset();
  EXPECT_EQ(door(question), Door::unlikely);
}

TEST(Door, IsOverTheSecondAfterTheCutoff) {
  DoorQuestion question = asked();
  question.now = at("15:30:00");
  EXPECT_NE(door(question), Door::after_cutoff);
  question.now = at("15:30:01");
  EXPECT_EQ(door(question), Door::after_cutoff);
  question.cutoff_from = CutoffFrom::ticket;
  EXPECT_EQ(door(question), Door::after_cutoff);
}

TEST(Door, LooksAtTheNumberAloneWhereTheModelCountsFromIt) {
  DoorQuestion question = asked();
  question.cutoff_from = CutoffFrom::ticket;
  question.now = at("15:30:00");
  question.called = {WaitKind::known, at("16:20:00"), at("16:50:00")};
  EXPECT_EQ(ask_at_door(question), (DoorAnswer{Door::likely, at("15:30:00"), {}, {}}));
  question.called = {WaitKind::unknown};
  EXPECT_EQ(door(question), Door::likely);
}

TEST(Door, SaysWhatItDoesNotKnow) {
  DoorQuestion question = asked();
  question.called = {WaitKind::unknown};
  EXPECT_EQ(door(question), Door::unknown);
  question.called = {WaitKind::no_counter};
  EXPECT_EQ(door(question), Door::no_counter);
}

TEST(Door, AllowsHalfAnHourWhileNobodyHasBeenServed) {
  DoorQuestion question = asked();
  question.usual_service.reset();
  question.called = {WaitKind::known, at("15:00:00"), at("15:00:00")};
  EXPECT_EQ(door(question), Door::likely);
  question.called.latest = at("15:00:01");
  EXPECT_EQ(door(question), Door::uncertain);
}

TEST(Door, IsClosedFromTheLastClosingInstantOn) {
  DoorQuestion question = asked();
  question.now = at("16:59:59");
  EXPECT_EQ(door(question), Door::after_cutoff);
  question.now = at("17:00:00");
  EXPECT_EQ(door(question), Door::closed);
  question.now = at("09:00:00");
  question.last_close.reset();
  EXPECT_EQ(door(question), Door::closed);
}

TEST(Door, PromisesNothingWithoutACutoff) {
  DoorQuestion question = asked();
  question.cutoff.reset();
  EXPECT_EQ(ask_at_door(question), DoorAnswer{});
}

}  // namespace khongcho
