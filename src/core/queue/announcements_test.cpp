#include "core/queue/announcements.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/property.h"

namespace khongcho {
namespace {

const Instant kMorning = *parse_instant("2023-09-29T08:00");

Instant after(int seconds) {
  return kMorning + Seconds{seconds};
}

VoiceCall a_call(std::int64_t ticket, int called_after, int length = 10) {
  return {.ticket = {ticket}, .called_at = after(called_after), .length = Seconds{length}};
}

TEST(Announcements, ACallIsHeardAtOnceWhenNobodyIsBeingAnnounced) {
  const std::vector<VoiceCall> calls{a_call(1, 0), a_call(2, 30)};

  EXPECT_EQ(on_air(calls, after(0)).announcement->ticket, TicketId{1});
  EXPECT_EQ(on_air(calls, after(0)).changes_at, after(10));
  EXPECT_FALSE(on_air(calls, after(10)).announcement);
  EXPECT_EQ(on_air(calls, after(10)).changes_at, after(30));
  EXPECT_EQ(on_air(calls, after(39)).announcement->ticket, TicketId{2});
}

TEST(Announcements, ASecondCallWaitsForTheFirst) {
  const std::vector<VoiceCall> calls{a_call(1, 0), a_call(2, 3)};

  EXPECT_EQ(on_air(calls, after(9)).announcement->ticket, TicketId{1});
  const OnAir second = on_air(calls, after(10));
  EXPECT_EQ(second.announcement->ticket, TicketId{2});
  EXPECT_EQ(second.announcement->begins_at, after(10));
  EXPECT_EQ(second.changes_at, after(20));
}

TEST(Announcements, NothingIsHeardBeforeTheFirstCallOrLongAfterTheLast) {
  const std::vector<VoiceCall> calls{a_call(1, 0)};

  EXPECT_FALSE(on_air(calls, after(-1)).announcement);
  EXPECT_EQ(on_air(calls, after(-1)).changes_at, after(0));
  EXPECT_FALSE(on_air(calls, after(600)).announcement);
  EXPECT_FALSE(on_air(calls, after(600)).changes_at);
  EXPECT_FALSE(on_air({}, after(0)).changes_at);
}

TEST(Announcements, ACallIsLeftOutOnceItHasWaitedLongerThanAMinute) {
  const std::vector<VoiceCall> calls{a_call(1, 0, 61), a_call(2, 0), a_call(3, 1)};

  const std::vector<Announcement> heard = announcements(calls);

  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1].ticket, TicketId{3}) << "a minute exactly is not too long";
  EXPECT_EQ(heard[1].begins_at, after(61));
}

TEST(Announcements, TheSameTicketCalledAgainIsHeardAgain) {
  EXPECT_EQ(announcements(std::vector{a_call(1, 0), a_call(1, 20)}).size(), 2u);
}

// A morning of calls: quiet spells, several counters at once, some announcements long.
std::vector<VoiceCall> random_calls(Dice& dice) {
  std::vector<VoiceCall> calls;
  int at = 0;
  const int count = roll(dice, 0, 40);
  for (int number = 1; number <= count; ++number) {
    at += roll(dice, 0, 3) == 0 ? roll(dice, 0, 200) : roll(dice, 0, 12);
    calls.push_back(a_call(number, at, roll(dice, 1, 20)));
  }
  return calls;
}

TEST(AnnouncementsProperty, OneAtATimeInOrderNeverEarlyNeverLate) {
  check_property([](Dice& dice) {
    const std::vector<VoiceCall> calls = random_calls(dice);
    const std::vector<Announcement> heard = announcements(calls);

    for (std::size_t at = 0; at < heard.size(); ++at) {
      RC_ASSERT(heard[at].begins_at >= heard[at].called_at);
      RC_ASSERT(heard[at].begins_at - heard[at].called_at <= kAnnouncementPatience);
      if (at == 0) continue;
      RC_ASSERT(heard[at].begins_at >= heard[at - 1].ends_at);
      RC_ASSERT(heard[at].ticket > heard[at - 1].ticket);
    }
  });
}

TEST(AnnouncementsProperty, OnlyWhoWouldHaveWaitedTooLongIsLeftOut) {
  check_property([](Dice& dice) {
    const std::vector<VoiceCall> calls = random_calls(dice);
    const std::vector<Announcement> heard = announcements(calls);

    for (const VoiceCall& call : calls) {
      const auto own = std::ranges::count(heard, call.ticket, &Announcement::ticket);
      RC_ASSERT(own <= 1);
      if (own == 1) continue;
      const bool busy = std::ranges::any_of(heard, [&](const Announcement& other) {
        return other.ticket < call.ticket && other.ends_at > call.called_at + kAnnouncementPatience;
      });
      RC_ASSERT(busy);
    }
  });
}

TEST(AnnouncementsProperty, EveryInstantAgreesWithTheWholeAndWithWhatWasKnownThen) {
  check_property([](Dice& dice) {
    const std::vector<VoiceCall> calls = random_calls(dice);
    const std::vector<Announcement> heard = announcements(calls);
    const Instant now = after(roll(dice, -10, 600));
    const OnAir at_now = on_air(calls, now);

    const auto playing = std::ranges::find_if(
        heard, [&](const Announcement& one) { return one.begins_at <= now && now < one.ends_at; });
    RC_ASSERT(at_now.announcement.has_value() == (playing != heard.end()));
    if (at_now.announcement) RC_ASSERT(*at_now.announcement == *playing);

    const auto later = std::ranges::upper_bound(calls, now, {}, &VoiceCall::called_at);
    const std::vector<VoiceCall> known(calls.begin(), later);
    RC_ASSERT(on_air(known, now).announcement == at_now.announcement);
  });
}

TEST(AnnouncementsProperty, NothingChangesBeforeTheInstantNamed) {
  check_property([](Dice& dice) {
    const std::vector<VoiceCall> calls = random_calls(dice);
    const Instant now = after(roll(dice, -10, 600));
    const OnAir at_now = on_air(calls, now);
    if (!at_now.changes_at) return;
    RC_ASSERT(*at_now.changes_at > now);
    const Instant last = *at_now.changes_at - Seconds{1};
    RC_ASSERT(on_air(calls, last).announcement == at_now.announcement);
    RC_ASSERT(on_air(calls, *at_now.changes_at).announcement != at_now.announcement);
  });
}

}  // namespace
}  // namespace khongcho
