#include "web/display/cutoff_box.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/common/page_frame.h"

namespace khongcho::web {

namespace {

using std::chrono::minutes;

// "7:00": of a wall, not of a column.
std::string hour_words(Instant at) {
  std::string text = clock_text(at);
  if (text.front() == '0') text.erase(0, 1);
  return text;
}

std::string weekday_words(const Locale& locale, CivilDay day) {
  return locale.text(fmt::format("weekday.{}", iso_weekday(day)));
}

std::string time_left(const Locale& locale, Seconds left) {
  const auto whole = std::chrono::ceil<minutes>(left).count();
  if (whole == 0) return locale.text("home.left.last_minute");
  const std::string minute = std::to_string(whole % 60);
  if (whole < 60) return locale.text("home.left.minutes", {minute});
  return locale.text("home.left.hours", {std::to_string(whole / 60), minute});
}

std::string after_cutoff(const Locale& locale, const DayState& day) {
  if (!day.due_late) return locale.text("display.cutoff.until", {hour_words(*day.cutoff_at)});
  return locale.text("display.cutoff.after",
                     {hour_words(*day.cutoff_at), hour_words(*day.due_late),
                      weekday_words(locale, civil_day(*day.due_late))});
}

CutoffBox countdown(const Locale& locale, const DayState& day, Instant now) {
  CutoffBox box{.label = locale.text("home.card.left"),
                .value = time_left(locale, *day.cutoff_at - now),
                .note = after_cutoff(locale, day)};
  const Instant opening = instant_of(day.day, day.sessions.front().from);
  const auto whole = (*day.cutoff_at - opening).count();
  box.has_bar = whole > 0;
  const long long over = (now - opening).count();
  if (box.has_bar) box.bar = static_cast<int>(std::clamp<long long>(over * 100 / whole, 0, 100));
  return box;
}

// Nobody counts minutes while the doors are shut.
CutoffBox until_cutoff(const Locale& locale, const DayState& day) {
  return {.label = locale.text("home.card.left"),
          .value = locale.text("home.card.until", {hour_words(*day.cutoff_at)}),
          .note = after_cutoff(locale, day)};
}

CutoffBox next_programme_day(const Locale& locale, const DayState& day) {
  if (!day.next_programme_day) return {};
  return {.label = locale.text("display.next_programme_day"),
          .value = locale.text("display.weekday_and_date",
                               {weekday_words(locale, *day.next_programme_day),
                                day_month_text(*day.next_programme_day)}),
          .note = day.moment == DayMoment::open ? locale.text("display.ordinary_day") : ""};
}

}  // namespace

CutoffBox cutoff_box(const Locale& locale, const DayState& day, Instant now) {
  const bool shut =
      day.moment == DayMoment::before_opening || day.moment == DayMoment::midday_break;
  if (day.moment != DayMoment::open && !shut) return next_programme_day(locale, day);
  if (day.in_time()) {
    if (!day.cutoff_at)
      return {.label = locale.text("home.card.now_due"),
              .value = locale.text("display.today_before", {hour_words(*day.due_now)})};
    return shut ? until_cutoff(locale, day) : countdown(locale, day, now);
  }
  if (!day.programme_day || day.rule_now != PromiseRule::next_morning || !day.due_now)
    return next_programme_day(locale, day);
  return {.label = locale.text("home.card.now_due"),
          .value = locale.text("display.before",
                               {hour_words(*day.due_now),
                                weekday_words(locale, civil_day(*day.due_now))}),
          .note = day.closes_at ? locale.text("home.card.closes", {hour_words(*day.closes_at)})
                                : opening_words(locale, day)};
}

std::string opening_words(const Locale& locale, const DayState& day) {
  if (day.moment == DayMoment::open || !day.opens_at) return {};
  const std::string hour = hour_words(*day.opens_at);
  const CivilDay on = civil_day(*day.opens_at);
  if (day.moment == DayMoment::midday_break) return locale.text("home.card.reopens", {hour});
  if (on == day.day) return locale.text("home.card.opens", {hour});
  return locale.text("display.opens_on", {hour, weekday_words(locale, on), day_month_text(on)});
}

}  // namespace khongcho::web
