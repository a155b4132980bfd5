#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/home_page.h"

namespace khongcho::web {

namespace {

using std::chrono::minutes;

bool is_in_hours(const DayState& state) {
  return state.moment == DayMoment::before_opening || state.moment == DayMoment::open ||
         state.moment == DayMoment::midday_break;
}

// What the day offers now, as the keys of locale/ name it.
std::string offer_of(const DayState& state) {
  if (state.moment == DayMoment::unknown_year) return "unknown_year";
  if (state.moment == DayMoment::closed_day) {
    if (!state.special) return "weekend";
    return state.special->kind == SpecialDayKind::swap_off ? "swap_off" : "holiday";
  }
  if (!is_in_hours(state)) return "closed";
  if (state.in_time()) return "same_day";
  if (state.programme_day && state.rule_now == PromiseRule::next_morning) return "next_morning";
  return "ordinary";
}

// The words of one page, from one state.
class HeroWords {
 public:
  HeroWords(const Locale& locale, const DayState& state, const store::DayCounts& counts,
            Instant now)
      : locale_(locale), state_(state), counts_(counts), now_(now), offer_(offer_of(state)) {}

  HomeHero hero() const {
    return {.headline = locale_.text("home." + offer_ + ".headline"),
            .headline_keep = headline_keep(),
            .lead = with_marks(join(lead(), " ")),
            .card = card()};
  }

 private:
  std::string weekday(CivilDay day) const {
    return locale_.text(fmt::format("weekday.{}", iso_weekday(day)));
  }

  std::string headline_keep() const {
    const std::string key = "home." + offer_ + ".keep";
    if (offer_ == "next_morning") return locale_.text(key, {weekday(civil_day(*state_.due_now))});
    if (offer_ == "unknown_year") return locale_.text(key, {std::to_string(year_of(state_.day))});
    return locale_.text(key, {weekday(state_.day)});
  }

  std::vector<std::string> lead() const {
    if (offer_ == "unknown_year")
      return {locale_.text("home.unknown_year.lead", {std::to_string(year_of(state_.day))})};
    if (offer_ == "same_day") return {same_day_lead()};
    if (offer_ == "next_morning")
      return {locale_.text("home.next_morning.lead",
                           {spoken_hour(locale_, *state_.cutoff_at),
                            spoken_hour(locale_, *state_.due_now),
                            spoken_day(locale_, civil_day(*state_.due_now))})};
    std::vector<std::string> sentences;
    if (state_.special) sentences.push_back(special_sentence());
    if (!is_in_hours(state_)) sentences.push_back(opening_sentence());
    sentences.push_back(next_programme_sentence());
    if (offer_ == "ordinary") sentences.push_back(locale_.text("home.ordinary.still_open"));
    std::erase(sentences, "");
    return sentences;
  }

  std::string same_day_lead() const {
    const std::string due = spoken_hour(locale_, *state_.due_now);
    if (!state_.cutoff_at) return locale_.text("home.same_day.lead_all_day", {due});
    return locale_.text("home.same_day.lead", {spoken_hour(locale_, *state_.cutoff_at), due});
  }

  std::string special_sentence() const {
    if (state_.special->kind == SpecialDayKind::swap_work && state_.special->replaces)
      return locale_.text("home.makeup", {spoken_day(locale_, *state_.special->replaces)});
    return state_.special->name.empty() ? "" : locale_.text("home.special", {state_.special->name});
  }

  std::string opening_sentence() const {
    if (!state_.opens_at) return locale_.text("home.opens_unknown");
    return locale_.text("home.opens", {spoken_hour(locale_, *state_.opens_at),
                                       spoken_day(locale_, civil_day(*state_.opens_at))});
  }

  std::string next_programme_sentence() const {
    if (!state_.next_programme_day) return "";
    return locale_.text("home.next_programme", {spoken_day(locale_, *state_.next_programme_day)});
  }

  HomeCard card() const {
    HomeCard card = first_lines();
    if (state_.in_time() && is_in_hours(state_) && state_.cutoff_at) add_bar(card);
    const bool had_people =
        state_.moment != DayMoment::before_opening && state_.moment != DayMoment::closed_day;
    if (had_people && counts_.received > 0)
      card.facts = {{"received", std::to_string(counts_.received), locale_.text("home.fact.received")},
                    {"done", std::to_string(counts_.done), locale_.text("home.fact.done")}};
    return card;
  }

  HomeCard first_lines() const {
    switch (state_.moment) {
      case DayMoment::unknown_year:
        return {.label = locale_.text("home.card.ask"), .value = locale_.text("home.card.call")};
      case DayMoment::before_opening:
        return {.label = locale_.text("home.card.before_opening"),
                .value = locale_.text("home.card.opens", {clock_text(*state_.opens_at)})};
      case DayMoment::midday_break:
        return {.label = locale_.text("home.card.break"),
                .value = locale_.text("home.card.reopens", {clock_text(*state_.opens_at)})};
      case DayMoment::open:
        return open_lines();
      case DayMoment::closed_day:
      case DayMoment::after_closing:
        return closed_lines();
    }
    return {};
  }

  HomeCard open_lines() const {
    if (offer_ == "same_day" && state_.cutoff_at) return countdown();
    const bool more = civil_day(*state_.closes_at) == state_.day &&
                      state_.sessions.back().to > time_of_day(*state_.closes_at);
    const std::string note =
        more ? locale_.text("home.card.afternoon", {clock_text(state_.sessions.back().from)}) : "";
    if (offer_ == "next_morning")
      return {.label = locale_.text("home.card.now_due"),
              .value = locale_.text("home.card.due", {spoken_hour(locale_, *state_.due_now),
                                                      weekday(civil_day(*state_.due_now))}),
              .note = locale_.text("home.card.closes", {clock_text(*state_.closes_at)})};
    return {.label = locale_.text("home.card.open"),
            .value = locale_.text("home.card.until", {clock_text(*state_.closes_at)}),
            .note = note};
  }

  HomeCard closed_lines() const {
    if (!state_.opens_at)
      return {.label = locale_.text("home.card.ask"), .value = locale_.text("home.card.call")};
    const CivilDay day = civil_day(*state_.opens_at);
    return {.label = locale_.text("home.card.closed"),
            .value = locale_.text("home.card.opens_on", {spoken_hour(locale_, *state_.opens_at),
                                                         weekday(day)}),
            .note = locale_.text("home.card.date", {day_text(day)})};
  }

  HomeCard countdown() const {
    const auto left = std::chrono::ceil<minutes>(*state_.cutoff_at - now_).count();
    const auto hour = left / 60;
    const auto minute = left % 60;
    const std::string words =
        left == 0 ? locale_.text("home.left.last_minute")
        : hour > 0
            ? locale_.text("home.left.hours", {std::to_string(hour), std::to_string(minute)})
            : locale_.text("home.left.minutes", {std::to_string(minute)});
    return {.label = locale_.text("home.card.left"),
            .value = words,
            .until_iso = iso_instant(*state_.cutoff_at),
            .now_iso = iso_instant(now_),
            .left_iso = fmt::format("PT{}H{}M", hour, minute)};
  }

  void add_bar(HomeCard& card) const {
    const Instant opening = instant_of(state_.day, state_.sessions.front().from);
    const auto whole = (*state_.cutoff_at - opening).count();
    if (whole <= 0) return;
    const auto gone = (now_ - opening).count();
    card.bar = static_cast<int>(std::clamp<long long>(gone * 100 / whole, 0, 100));
    card.scale_from = locale_.text("home.card.opened", {clock_text(opening)});
    card.scale_to = locale_.text("home.card.cutoff", {clock_text(*state_.cutoff_at)});
  }

  const Locale& locale_;
  const DayState& state_;
  const store::DayCounts& counts_;
  Instant now_;
  std::string offer_;
};

}  // namespace

std::string state_key(const DayState& state) {
  return fmt::format("{}.{}.{}", iso_day(state.day), offer_of(state), text_of(state.moment));
}

HomeHero home_hero(const Locale& locale, const DayState& state, const store::DayCounts& counts,
                   Instant now) {
  return HeroWords(locale, state, counts, now).hero();
}

SafeHtml late_notice(const Locale& locale, const DayState& state) {
  if (!state.in_time() || !is_in_hours(state) || !state.cutoff_at || !state.due_late) return {};
  return with_marks(locale.text("home.late", {spoken_hour(locale, *state.cutoff_at),
                                              spoken_hour(locale, *state.due_late),
                                              spoken_day(locale, civil_day(*state.due_late))}));
}

}  // namespace khongcho::web
