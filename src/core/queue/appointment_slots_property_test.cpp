// Holds for any calendar, model and capacity: slots never overlap, never leave the sessions or the
// no-wait days, never have begun, and never hold more people than the data says.
#include <algorithm>

#include "core/promise/programme_day.h"
#include "core/queue/appointment_slots.h"
#include "tests/support/property.h"

namespace khongcho {

namespace {

using std::chrono::days;

struct Drawn {
  CalendarRules written;
  Calendar calendar;
  ServiceModel model;
  AppointmentRules rules;
  Instant now;

  AppointmentBook book() const { return {calendar, &model, rules}; }
};

Drawn draw(Dice& dice) {
  CalendarRules written = random_calendar(dice);
  auto calendar = *Calendar::compile(written);
  const Instant now = random_instant(dice, written);
  return {.written = std::move(written),
          .calendar = std::move(calendar),
          .model = random_model(dice),
          .rules = {.slot_minutes = roll(dice, -10, 240),
                    .per_slot = roll(dice, -2, 4),
                    .days_ahead = roll(dice, 0, 40),
                    .grace_minutes = roll(dice, 0, 60)},
          .now = now};
}

bool lies_in_a_session(const Calendar& calendar, const AppointmentSlot& slot) {
  return std::ranges::any_of(calendar.sessions_on(civil_day(slot.from)), [&](const Session& each) {
    const CivilDay day = civil_day(slot.from);
    return instant_of(day, each.from) <= slot.from && slot.to <= instant_of(day, each.to);
  });
}

// Books at random, as the office would: what is refused is not written.
std::vector<Appointment> book_at_random(Dice& dice, const Drawn& drawn,
                                        const std::vector<AppointmentSlot>& slots) {
  std::vector<Appointment> booked;
  for (int n = roll(dice, 1, 40); n > 0 && !slots.empty(); --n) {
    const auto& wanted =
        slots[static_cast<std::size_t>(roll(dice, 0, static_cast<int>(slots.size()) - 1))];
    const auto slot = slot_to_book(drawn.book(), wanted.from, booked, drawn.now);
    if (!slot) continue;
    Appointment made{.begins_at = slot->from, .ends_at = slot->to,
                     .place = free_place(*slot, booked), .booked_at = drawn.now};
    if (roll(dice, 0, 3) == 0) made.cancelled_at = drawn.now;
    booked.push_back(made);
  }
  return booked;
}

}  // namespace

TEST(AppointmentSlotsProperty, LieInSessionsOfNoWaitDaysOneAfterTheOther) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    const CivilDay today = civil_day(drawn.now);
    for (CivilDay day = today - days{1}; day <= today + days{42}; day += days{1}) {
      const auto slots = slots_of_day(drawn.book(), day, {}, drawn.now);
      for (std::size_t n = 0; n < slots.size(); ++n) {
        RC_ASSERT((slots[n].from < slots[n].to));
        RC_ASSERT((n == 0 || slots[n - 1].to <= slots[n].from));
        RC_ASSERT((slots[n].from > drawn.now));
        RC_ASSERT((civil_day(slots[n].from) == day));
        RC_ASSERT(lies_in_a_session(drawn.calendar, slots[n]));
        RC_ASSERT((slots[n].left == std::max(0, drawn.rules.per_slot)));
      }
      if (slots.empty()) continue;
      RC_ASSERT(is_programme_day(drawn.calendar, drawn.model, day));
      RC_ASSERT((day <= today + days{drawn.rules.days_ahead}));
    }
  });
}

TEST(AppointmentSlotsProperty, HoldNoMorePeopleThanTheyHavePlaces) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    const auto days_offered = appointment_days(drawn.book(), drawn.now);
    if (days_offered.empty()) return;
    const CivilDay day = days_offered[static_cast<std::size_t>(
        roll(dice, 0, static_cast<int>(days_offered.size()) - 1))];
    const auto empty = slots_of_day(drawn.book(), day, {}, drawn.now);

    const auto booked = book_at_random(dice, drawn, empty);

    for (const AppointmentSlot& slot : slots_of_day(drawn.book(), day, booked, drawn.now)) {
      const auto here = std::ranges::count_if(booked, [&](const Appointment& each) {
        return each.begins_at == slot.from && !each.cancelled_at;
      });
      RC_ASSERT((slot.left >= 0));
      RC_ASSERT((slot.left == std::max(0, drawn.rules.per_slot) - here));
      for (int place = 1; place <= here; ++place)
        RC_ASSERT((std::ranges::count_if(booked, [&](const Appointment& each) {
                     return each.begins_at == slot.from && !each.cancelled_at &&
                            each.place == place;
                   }) <= 1));
    }
  });
}

TEST(AppointmentSlotsProperty, BookNothingThatHasBegun) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    const Instant begins = random_instant(dice, drawn.written);
    const auto slot = slot_to_book(drawn.book(), begins, {}, drawn.now);
    if (slot) RC_ASSERT((slot->from == begins && begins > drawn.now && slot->left > 0));
    if (begins <= drawn.now) RC_ASSERT(!slot);
  });
}

}  // namespace khongcho
