// Holds for any calendar, model and dossier.
#include <algorithm>

#include "core/promise/pauses.h"
#include "core/promise/programme_day.h"
#include "core/promise/promise.h"
#include "tests/support/property.h"

namespace khongcho {

namespace {

struct Drawn {
  RandomPromiseCase asked;
  Calendar calendar;

  const ServiceModel* model() const { return asked.model ? &*asked.model : nullptr; }
  Expected<Promise> promise(const PromiseCase& question) const {
    return compute_promise(calendar, model(), question);
  }
  Expected<Promise> promise() const { return promise(asked.question); }
};

Drawn draw(Dice& dice) {
  RandomPromiseCase asked = random_promise_case(dice);
  auto calendar = *Calendar::compile(asked.rules);
  return {std::move(asked), std::move(calendar)};
}

// In a session, or at the very end of one.
bool is_working_instant(const Calendar& calendar, Instant at) {
  return calendar.is_open(at) || calendar.is_open(at - Seconds{1});
}

}  // namespace

TEST(PromiseProperty, PrintsTheEarlierOfTheTwo) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);

    const auto promise = drawn.promise();

    if (!promise) RC_DISCARD("beyond the known years");
    RC_ASSERT((promise->printed_due_at.has_value() ==
               (promise->promise_due_at || promise->statutory_due_at)));
    if (promise->promise_due_at) RC_ASSERT((*promise->printed_due_at <= *promise->promise_due_at));
    if (promise->statutory_due_at)
      RC_ASSERT((*promise->printed_due_at <= *promise->statutory_due_at));
    if (promise->printed_due_at)
      RC_ASSERT((promise->printed_due_at == promise->promise_due_at ||
                 promise->printed_due_at == promise->statutory_due_at));
  });
}

TEST(PromiseProperty, NeverIsDueByLawBeforeReceptionOrOutsideOfficeHours) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);

    const auto promise = drawn.promise();

    if (!promise) RC_DISCARD("beyond the known years");
    RC_ASSERT(drawn.calendar.is_open(promise->received_at));
    RC_ASSERT(promise->received_at >= drawn.asked.question.submitted_at);
    if (!promise->statutory_due_at) return;
    RC_ASSERT((*promise->statutory_due_at > promise->received_at));
    RC_ASSERT((is_working_instant(drawn.calendar, *promise->statutory_due_at)));
    if (drawn.asked.question.limit.kind != TimeLimitKind::working_hours)
      RC_ASSERT((promise->statutory_due_at ==
                 drawn.calendar.close_of(civil_day(*promise->statutory_due_at))));
  });
}

TEST(PromiseProperty, ALaterSubmissionIsNeverDueEarlierByLaw) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    PromiseCase earlier = drawn.asked.question;
    earlier.pauses.clear();
    PromiseCase later = earlier;
    later.submitted_at += Seconds{roll(dice, 0, 500'000)};

    const auto first = drawn.promise(earlier);
    const auto second = drawn.promise(later);

    if (!first || !second) RC_DISCARD("beyond the known years");
    RC_ASSERT(first->received_at <= second->received_at);
    RC_ASSERT((first->statutory_due_at <= second->statutory_due_at));
  });
}

TEST(PromiseProperty, ALaterSubmissionOfTheSameDayIsNeverPromisedEarlier) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    PromiseCase earlier = drawn.asked.question;
    earlier.pauses.clear();
    PromiseCase later = earlier;
    later.submitted_at += Seconds{roll(dice, 0, 20'000)};

    const auto first = drawn.promise(earlier);
    const auto second = drawn.promise(later);

    if (!first || !second) RC_DISCARD("beyond the known years");
    if (civil_day(first->received_at) != civil_day(second->received_at))
      RC_DISCARD("received on two days");
    if (first->promise_due_at && second->promise_due_at)
      RC_ASSERT((*first->promise_due_at <= *second->promise_due_at));
  });
}

TEST(PromiseProperty, APauseNeverMakesTheStatutoryTimeEarlier) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    PromiseCase paused = drawn.asked.question;
    PromiseCase without = paused;
    without.pauses.clear();
    if (paused.pauses.empty())
      paused.pauses.push_back({paused.submitted_at, paused.submitted_at + std::chrono::hours{30}});
    PromiseCase more = paused;
    more.pauses.back().to += Seconds{roll(dice, 0, 100'000)};

    const auto none = drawn.promise(without);
    const auto some = drawn.promise(paused);
    const auto longer = drawn.promise(more);

    if (!none || !some || !longer) RC_DISCARD("beyond the known years");
    RC_ASSERT((none->statutory_due_at <= some->statutory_due_at));
    RC_ASSERT((some->statutory_due_at <= longer->statutory_due_at));
  });
}

TEST(PromiseProperty, WorkingHoursRunExactlyOutsideThePauses) {
  check_property([](Dice& dice) {
    Drawn drawn = draw(dice);
    PromiseCase question = drawn.asked.question;
    question.limit = {.kind = TimeLimitKind::working_hours, .n = roll(dice, 1, 60)};

    const auto promise = drawn.promise(question);

    if (!promise) RC_DISCARD("beyond the known years");
    const Instant due = *promise->statutory_due_at;
    Seconds run = *drawn.calendar.counted_between(promise->received_at, due);
    const auto pauses = merge_pauses(question.pauses, promise->received_at);
    for (const Pause& pause : *pauses)
      run -= *drawn.calendar.counted_between(std::min(pause.from, due), std::min(pause.to, due));
    RC_ASSERT(run == std::chrono::hours{question.limit.n});
  });
}

TEST(PromiseProperty, OnlyAProgrammeDayOfACompleteListedDossierPromises) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    PromiseCase question = drawn.asked.question;
    question.pauses.clear();

    const auto promise = drawn.promise(question);

    if (!promise) RC_DISCARD("beyond the known years");
    if (!promise->promise_due_at) return;
    RC_ASSERT(question.on_list && question.complete && !question.excluded);
    RC_ASSERT(is_programme_day(drawn.calendar, *drawn.model(), civil_day(promise->received_at)));
    RC_ASSERT((*promise->promise_due_at > promise->received_at));
    RC_ASSERT((promise->rule == PromiseRule::same_day) ==
              (civil_day(*promise->promise_due_at) == civil_day(promise->received_at)));
  });
}

TEST(PromiseProperty, TheOrderOfPausesAndTheirOverlapsDoNotMatter) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    PromiseCase other = drawn.asked.question;
    std::shuffle(other.pauses.begin(), other.pauses.end(), dice);
    if (!other.pauses.empty()) other.pauses.push_back(other.pauses.front());

    const auto one = drawn.promise();
    const auto two = drawn.promise(other);

    RC_ASSERT(static_cast<bool>(one) == static_cast<bool>(two));
    if (!one) return;
    RC_ASSERT((one->promise_due_at == two->promise_due_at));
    RC_ASSERT((one->statutory_due_at == two->statutory_due_at));
  });
}

TEST(PromiseProperty, TheNextProgrammeDayIsTheFirst) {
  check_property([](Dice& dice) {
    const Drawn drawn = draw(dice);
    const ServiceModel model = random_model(dice);
    const CivilDay from = civil_day(drawn.asked.question.submitted_at);

    const auto found = next_programme_day(drawn.calendar, model, from);

    if (!found) RC_DISCARD("none in the known years");
    RC_ASSERT(is_programme_day(drawn.calendar, model, *found));
    for (CivilDay day = from; day < *found; day += std::chrono::days{1})
      RC_ASSERT(!is_programme_day(drawn.calendar, model, day));
  });
}

}  // namespace khongcho
