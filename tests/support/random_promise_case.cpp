#include "tests/support/random_promise_case.h"

#include <chrono>

namespace khongcho {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

bool one_in(Dice& dice, int n) {
  return roll(dice, 1, n) == 1;
}

CivilDay day_of_2023(int offset) {
  return CivilDay{std::chrono::year{2023} / std::chrono::January / 1} + days{offset};
}

Seconds random_minute(Dice& dice, int from_hour, int to_hour) {
  return minutes{roll(dice, from_hour * 60, to_hour * 60)};
}

std::vector<Session> random_sessions(Dice& dice) {
  if (one_in(dice, 6)) return {{random_minute(dice, 6, 9), random_minute(dice, 11, 20)}};
  Session morning{random_minute(dice, 6, 9), random_minute(dice, 10, 12)};
  Session afternoon{random_minute(dice, 12, 14), random_minute(dice, 15, 18)};
  if (one_in(dice, 8)) morning.to += Seconds{roll(dice, 0, 59)};
  if (morning.to > afternoon.from) afternoon.from = morning.to;
  if (one_in(dice, 8))
    return {morning, afternoon, {random_minute(dice, 19, 20), random_minute(dice, 21, 22)}};
  return {morning, afternoon};
}

std::vector<Season> random_seasons(Dice& dice) {
  switch (roll(dice, 0, 3)) {
    case 0:
      return {{{1, 1}, {12, 31}, random_sessions(dice)}};
    case 1:
      return {{{4, 1}, {10, 31}, random_sessions(dice)}, {{11, 1}, {3, 31}, random_sessions(dice)}};
    case 2:
      return {{{10, 16}, {4, 15}, random_sessions(dice)},
              {{4, 16}, {10, 15}, random_sessions(dice)}};
  }
  // Overlapping, the first that fits decides; from 1 to 9 December there is none.
  return {{{1, 1}, {6, 30}, random_sessions(dice)},
          {{6, 1}, {11, 30}, random_sessions(dice)},
          {{12, 10}, {12, 31}, random_sessions(dice)}};
}

void add_holidays(Dice& dice, CalendarRules& rules) {
  for (int n = roll(dice, 0, 12); n > 0; --n) {
    const CivilDay first = day_of_2023(roll(dice, 0, 1095));
    for (int length = roll(dice, 1, 9); length > 0; --length)
      rules.days.push_back({.on = first + days{length - 1}, .kind = SpecialDayKind::holiday});
  }
}

// Clustered, so that they meet the dossiers; some make-up days are Sundays or in another season.
void add_swaps(Dice& dice, CalendarRules& rules) {
  for (int n = roll(dice, 0, 25); n > 0; --n) {
    const CivilDay off = day_of_2023(roll(dice, 0, 1095));
    if (iso_weekday(off) >= 6) continue;
    CivilDay work = off + days{6 - iso_weekday(off)} + days{7 * roll(dice, -3, 3)};
    if (one_in(dice, 6)) work += days{1};
    rules.days.push_back({.on = off, .kind = SpecialDayKind::swap_off});
    rules.days.push_back({.on = work, .kind = SpecialDayKind::swap_work, .replaces = off});
  }
}

void add_half_days(Dice& dice, CalendarRules& rules) {
  for (int n = roll(dice, 0, 60); n > 0; --n)
    rules.half_days[day_of_2023(roll(dice, 0, 1095))] = one_in(dice, 2) ? HalfDay::am : HalfDay::pm;
  // Some of the days replaced, so that a make-up day is a half day too.
  for (const SpecialDay& special : rules.days)
    if (special.kind == SpecialDayKind::swap_off && one_in(dice, 4))
      rules.half_days[special.on] = one_in(dice, 2) ? HalfDay::am : HalfDay::pm;
}

std::vector<SeasonalCutoff> random_cutoffs(Dice& dice) {
  const SeasonalCutoff first{.cutoff = random_minute(dice, 9, 17)};
  switch (roll(dice, 0, 5)) {
    case 0:
      return {};
    case 1:
      return {{{4, 1}, {10, 31}, first.cutoff}, {{11, 1}, {3, 31}, random_minute(dice, 9, 17)}};
    case 2:
      return {{{11, 1}, {2, 28}, first.cutoff}};
  }
  return {first};
}

}  // namespace

int roll(Dice& dice, int low, int high) {
  return std::uniform_int_distribution<int>{low, high}(dice);
}

CalendarRules random_calendar(Dice& dice) {
  CalendarRules rules{.seasons = random_seasons(dice)};
  if (one_in(dice, 2))
    rules.saturday = SaturdayRule{.sessions = random_sessions(dice), .counts = one_in(dice, 2)};
  add_holidays(dice, rules);
  add_swaps(dice, rules);
  add_half_days(dice, rules);
  rules.years = YearRange{2023, 2025};
  return rules;
}

ServiceModel random_model(Dice& dice) {
  ServiceModel model{.code = "random", .name = "random"};
  for (int n = roll(dice, 1, 3); n > 0; --n) model.weekdays.push_back(roll(dice, 1, 6));
  model.effective_from = day_of_2023(roll(dice, 0, 400));
  if (one_in(dice, 5)) model.effective_to = model.effective_from + days{roll(dice, 0, 500)};
  model.kind = one_in(dice, 3) ? PromiseKind::same_session : PromiseKind::same_day;
  if (one_in(dice, 4))
    model.window = Session{random_minute(dice, 6, 9), random_minute(dice, 11, 17)};
  model.cutoffs = random_cutoffs(dice);
  model.after_by = random_minute(dice, 7, 10);
  model.makeup_counts = one_in(dice, 2);
  return model;
}

TimeLimit random_limit(Dice& dice) {
  switch (roll(dice, 0, 6)) {
    case 0:
      return {};
    case 1:
    case 2:
      return {.kind = TimeLimitKind::same_day, .cutoff = random_minute(dice, 9, 17)};
    case 3:
    case 4:
      return {.kind = TimeLimitKind::working_hours, .n = roll(dice, 1, 40)};
  }
  return {.kind = TimeLimitKind::working_days, .n = roll(dice, 1, 15)};
}

Instant random_instant(Dice& dice, const CalendarRules& rules) {
  const CivilDay day = day_of_2023(roll(dice, 250, 1095));
  if (one_in(dice, 3)) return instant_of(day, Seconds{roll(dice, 0, 86'399)});
  if (one_in(dice, 4)) return instant_of(day, minutes{30 * roll(dice, 12, 40)});
  const auto season =
      static_cast<std::size_t>(roll(dice, 0, static_cast<int>(rules.seasons.size()) - 1));
  const std::vector<Session>& sessions = rules.seasons[season].sessions;
  const Session& session =
      sessions[static_cast<std::size_t>(roll(dice, 0, static_cast<int>(sessions.size()) - 1))];
  return instant_of(day, one_in(dice, 2) ? session.from : session.to) + Seconds{roll(dice, -1, 1)};
}

std::vector<Pause> random_pauses(Dice& dice, const CalendarRules& rules, Instant around) {
  std::vector<Pause> pauses;
  if (one_in(dice, 2)) return pauses;
  for (int n = roll(dice, 1, 3); n > 0; --n) {
    Instant from = around + hours{roll(dice, -24, 120)};
    if (one_in(dice, 2)) from = around + Seconds{roll(dice, -3'600, 200'000)};
    Instant to = from + Seconds{one_in(dice, 6) ? 0 : roll(dice, 0, 300'000)};
    if (one_in(dice, 3)) {  // it ends on an edge
      const Instant edge = random_instant(dice, rules);
      const Instant there = instant_of(civil_day(to), time_of_day(edge));
      if (there >= from) to = there;
    }
    pauses.push_back({from, to});
  }
  return pauses;
}

RandomPromiseCase random_promise_case(Dice& dice) {
  RandomPromiseCase made{.rules = random_calendar(dice)};
  if (!one_in(dice, 8)) made.model = random_model(dice);
  PromiseCase& question = made.question;
  question.limit = random_limit(dice);
  question.on_list = !one_in(dice, 10);
  question.complete = !one_in(dice, 10);
  question.excluded = one_in(dice, 10);
  question.submitted_at = random_instant(dice, made.rules);
  question.pauses = random_pauses(dice, made.rules, question.submitted_at);
  // A cut-off is an edge too.
  if (made.model && !made.model->cutoffs.empty() && one_in(dice, 4))
    question.submitted_at =
        instant_of(civil_day(question.submitted_at),
                   made.model->cutoffs.front().cutoff + Seconds{roll(dice, 0, 1)});
  return made;
}

}  // namespace khongcho
