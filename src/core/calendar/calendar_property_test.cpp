// Holds for any calendar: seasons over New Year, swaps, half days, Saturdays.
#include "core/calendar/calendar.h"
#include "tests/support/property.h"

namespace khongcho {

namespace {

using std::chrono::days;

struct Drawn {
  Calendar calendar;
  Instant from;
};

Drawn draw(Dice& dice) {
  const CalendarRules rules = random_calendar(dice);
  return {*Calendar::compile(rules), random_instant(dice, rules)};
}

}  // namespace

TEST(CalendarProperty, CountingForwardAndBackAgree) {
  check_property([](Dice& dice) {
    const auto [calendar, from] = draw(dice);
    const Seconds amount{roll(dice, 1, 400'000)};

    const auto reached = calendar.after_counted(from, amount);

    if (!reached) RC_DISCARD("beyond the known years");
    RC_ASSERT(*calendar.counted_between(from, *reached) == amount);
    RC_ASSERT(*calendar.counted_between(from, *reached - Seconds{1}) == amount - Seconds{1});
  });
}

TEST(CalendarProperty, TheNextOpenInstantIsOpenAndNothingOpensBeforeIt) {
  check_property([](Dice& dice) {
    const auto [calendar, from] = draw(dice);

    const auto open = calendar.next_open(from);

    if (!open) RC_DISCARD("beyond the known years");
    RC_ASSERT(*open >= from);
    RC_ASSERT(calendar.is_open(*open));
    for (int probe = 0; *open > from && probe < 10; ++probe) {
      const auto gap = static_cast<int>((*open - from).count());
      RC_ASSERT(!calendar.is_open(from + Seconds{roll(dice, 0, gap - 1)}));
    }
  });
}

TEST(CalendarProperty, TheNthCountedDayHasNCountedDaysUpToIt) {
  check_property([](Dice& dice) {
    const auto [calendar, from] = draw(dice);
    const int n = roll(dice, 1, 40);

    const auto reached = calendar.next_counted_day(civil_day(from), n);

    if (!reached) RC_DISCARD("beyond the known years");
    int counted = 0;
    for (CivilDay day = civil_day(from) + days{1}; day <= *reached; day += days{1})
      counted += calendar.counts(day);
    RC_ASSERT(counted == n);
    RC_ASSERT(calendar.counts(*reached));
  });
}

TEST(CalendarProperty, CountedTimeAddsUp) {
  check_property([](Dice& dice) {
    const auto [calendar, from] = draw(dice);
    const Instant middle = from + Seconds{roll(dice, 0, 2'000'000)};
    const Instant to = middle + Seconds{roll(dice, 0, 2'000'000)};

    const auto whole = calendar.counted_between(from, to);

    if (!whole) RC_DISCARD("beyond the known years");
    RC_ASSERT(*whole <= to - from);
    RC_ASSERT(*whole ==
              *calendar.counted_between(from, middle) + *calendar.counted_between(middle, to));
  });
}

}  // namespace khongcho
