// The engine against a slow one that knows no arithmetic: it walks minute by minute (second by
// second near an edge) and reads the rules afresh for each day. Goal: agreement to the second.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/promise/promise.h"
#include "tests/support/random_promise_case.h"

namespace khongcho {

namespace {

struct MissingYear {
  int year;
};

class SlowOffice {
 public:
  explicit SlowOffice(const CalendarRules& rules) : rules_(rules) {}

  bool open(Instant at) { return lies_in(hours_of(civil_day(at)), time_of_day(at)); }
  bool counting(Instant at) { return open(at) && is_counted(civil_day(at)); }

  bool is_counted(CivilDay day) {
    if (hours_of(day).empty()) return false;
    return iso_weekday(day) != 6 || worked_instead(day) || rules_.saturday->counts;
  }

  // Walks the whole day and remembers the last open second.
  Instant close_of(CivilDay day) {
    Instant close{};
    for (Instant at = instant_of(day); civil_day(at) == day; at += step(at))
      if (open(at)) close = at + step(at);
    return close;
  }

  CivilDay counted_day_after(CivilDay day) {
    do day += std::chrono::days{1};
    while (!is_counted(day));
    return day;
  }

  // A minute where nothing begins or ends within it, else a second.
  Seconds step(Instant at) {
    const Seconds time = time_of_day(at);
    if (time.count() % 60 != 0) return Seconds{1};
    for (const Session& session : hours_of(civil_day(at)))
      if (within_minute(session.from, time) || within_minute(session.to, time)) return Seconds{1};
    return Seconds{60};
  }

  const SpecialDay* worked_instead(CivilDay day) const {
    const SpecialDay* special = special_on(day);
    return special && special->kind == SpecialDayKind::swap_work ? special : nullptr;
  }

  const std::vector<Session>& hours_of(CivilDay day) {
    if (rules_.years && (year_of(day) < rules_.years->first || year_of(day) > rules_.years->last))
      throw MissingYear{year_of(day)};
    const auto known = hours_.find(day);
    return known != hours_.end() ? known->second : hours_[day] = read_hours(day);
  }

 private:
  static bool within_minute(Seconds edge, Seconds minute) {
    return edge > minute && edge < minute + Seconds{60};
  }
  static bool lies_in(const std::vector<Session>& sessions, Seconds time) {
    for (const Session& session : sessions)
      if (time >= session.from && time < session.to) return true;
    return false;
  }

  const SpecialDay* special_on(CivilDay day) const {
    const SpecialDay* found = nullptr;
    for (const SpecialDay& special : rules_.days)
      if (special.on == day) found = &special;
    return found;
  }

  std::vector<Session> read_hours(CivilDay day) const {
    CivilDay like = day;
    if (special_on(day)) {
      if (!worked_instead(day)) return {};
      like = special_on(day)->replaces.value_or(day);
    } else if (iso_weekday(day) == 7) {
      return {};
    }
    std::vector<Session> sessions = season_hours(like);
    if (!special_on(day) && iso_weekday(day) == 6) {
      if (!rules_.saturday) return {};
      sessions = rules_.saturday->sessions;
    }
    auto half = rules_.half_days.find(day);
    if (half == rules_.half_days.end()) half = rules_.half_days.find(like);
    if (half == rules_.half_days.end()) return sessions;
    const bool morning = half->second == HalfDay::am;
    std::erase_if(sessions, [&](const Session& session) {
      return (session.from < std::chrono::hours{12}) != morning;
    });
    return sessions;
  }

  std::vector<Session> season_hours(CivilDay day) const {
    const std::string date = iso_day(day).substr(5);
    for (const Season& season : rules_.seasons) {
      const std::string from = month_day(season.from);
      const std::string to = month_day(season.to);
      if (from <= to && from <= date && date <= to) return season.sessions;
      if (from > to && (from <= date || date <= to)) return season.sessions;
    }
    return {};
  }

  static std::string month_day(MonthDay date) {
    return iso_day(CivilDay{std::chrono::year{2024} / std::chrono::month{date.month} /
                            std::chrono::day{date.day}})
        .substr(5);
  }

  const CalendarRules& rules_;
  std::map<CivilDay, std::vector<Session>> hours_;
};

class SlowPromise {
 public:
  SlowPromise(const RandomPromiseCase& asked)
      : office_(asked.rules), model_(asked.model), question_(asked.question) {}

  Promise answer() {
    Instant at = question_.submitted_at;
    while (!office_.open(at)) at += Seconds{step(at)};
    received_at_ = at;
    promise_.received_at = at;
    law();
    no_wait();
    promise_.printed_due_at = promise_.promise_due_at;
    if (!promise_.printed_due_at || promise_.statutory_due_at < promise_.printed_due_at)
      if (promise_.statutory_due_at) promise_.printed_due_at = promise_.statutory_due_at;
    return promise_;
  }

 private:
  bool paused(Instant at) const {
    return std::ranges::any_of(question_.pauses, [&](const Pause& pause) {
      return at >= received_at_ && at >= pause.from && at < pause.to;
    });
  }

  Seconds step(Instant at) {
    for (const Pause& pause : question_.pauses)
      for (const Instant edge : {pause.from, pause.to})
        if (edge > at && edge < at + Seconds{60}) return Seconds{1};
    return office_.step(at);
  }

  void law() {
    const TimeLimit& limit = question_.limit;
    if (limit.kind == TimeLimitKind::none) return;
    promise_.rule = PromiseRule::statutory;
    if (limit.kind == TimeLimitKind::working_hours) {
      promise_.statutory_due_at = after_hours(limit.n);
      return;
    }
    CivilDay day = civil_day(received_at_);
    if (limit.kind == TimeLimitKind::same_day) {
      if (!office_.is_counted(day) || time_of_day(received_at_) > limit.cutoff)
        day = office_.counted_day_after(day);
    } else {
      for (int n = 0; n < limit.n; ++n) day = office_.counted_day_after(day);
    }
    promise_.statutory_due_at = moved(office_.close_of(day));
  }

  Instant after_hours(int hours) {
    Seconds left = std::chrono::hours{hours};
    for (Instant at = received_at_;; at += step(at)) {
      if (!office_.counting(at) || paused(at)) continue;
      if (left <= step(at)) return at + left;
      left -= step(at);
    }
  }

  // Walks towards a due time that runs away at the end of every stretch of pause met on the way.
  Instant moved(const Instant due) {
    Instant due_so_far = due;
    Seconds lost{0};
    for (Instant at = received_at_; at < due_so_far || paused(at - Seconds{1}); at += step(at)) {
      if (!paused(at)) continue;
      if (at >= due_so_far && !paused(at - Seconds{1})) break;  // begun too late to matter
      if (office_.counting(at)) lost += step(at);
      if (!paused(at + step(at)) && lost > Seconds{0}) due_so_far = close_after(due, lost);
    }
    return due_so_far;
  }

  Instant close_after(Instant due, Seconds lost) {
    Instant at = due;
    for (;; at += step(at)) {
      if (!office_.counting(at)) continue;
      if (lost <= step(at)) return office_.close_of(civil_day(at));
      lost -= step(at);
    }
  }

  void no_wait() {
    if (!model_ || !question_.on_list || !question_.complete || question_.excluded) return;
    Instant at = received_at_;
    for (const Pause& pause : question_.pauses) at = std::max(at, pause.to);
    const CivilDay day = civil_day(at);
    office_.hours_of(day);
    if (!is_programme_day(day)) return;
    if (model_->window &&
        (time_of_day(at) < model_->window->from || time_of_day(at) >= model_->window->to))
      return;
    if (is_late(at)) {
      promise_.promise_due_at = instant_of(office_.counted_day_after(day)) + model_->after_by;
      promise_.rule = PromiseRule::next_morning;
      return;
    }
    const auto close = in_time_close(at);
    if (!close) return;
    promise_.promise_due_at = close;
    promise_.rule = PromiseRule::same_day;
  }

  bool is_programme_day(CivilDay day) {
    if (day < model_->effective_from) return false;
    if (model_->effective_to && day > *model_->effective_to) return false;
    if (!office_.is_counted(day)) return false;
    const auto listed = [&](CivilDay on) {
      return std::ranges::count(model_->weekdays, iso_weekday(on)) > 0;
    };
    const SpecialDay* made_up = office_.worked_instead(day);
    return listed(day) ||
           (made_up && model_->makeup_counts && made_up->replaces && listed(*made_up->replaces));
  }

  bool is_late(Instant at) const {
    const std::string date = iso_day(civil_day(at)).substr(5);
    for (const SeasonalCutoff& season : model_->cutoffs) {
      const auto value = [](MonthDay each) { return each.month * 100 + each.day; };
      const unsigned on =
          static_cast<unsigned>(std::stoi(date.substr(0, 2)) * 100 + std::stoi(date.substr(3)));
      const bool over = value(season.from) > value(season.to);
      const bool after_from = on >= value(season.from);
      const bool before_to = on <= value(season.to);
      if (over ? !after_from && !before_to : !after_from || !before_to) continue;
      return time_of_day(at) > season.cutoff;
    }
    return false;
  }

  // The close of the day, or of the session under way or next to come, walking.
  std::optional<Instant> in_time_close(Instant at) {
    const CivilDay day = civil_day(at);
    if (model_->kind == PromiseKind::same_day) return office_.close_of(day);
    const auto ends = [&](Instant now) {
      return model_->window && time_of_day(now) == model_->window->to;
    };
    while (civil_day(at) == day && !office_.open(at)) {
      at += Seconds{1};
      if (ends(at)) return {};
    }
    if (civil_day(at) != day) return {};
    const Session* session = nullptr;
    for (const Session& each : office_.hours_of(day))
      if (each.from <= time_of_day(at) && time_of_day(at) < each.to) session = &each;
    while (time_of_day(at) < session->to && !ends(at)) at += Seconds{1};
    return at;
  }

  SlowOffice office_;
  std::optional<ServiceModel> model_;
  PromiseCase question_;
  Instant received_at_{};
  Promise promise_;
};

std::string told(const std::optional<Instant>& at) {
  return at ? iso_instant(*at) : "-";
}

std::string told(const Promise& promise) {
  return "received " + iso_instant(promise.received_at) + " promise " +
         told(promise.promise_due_at) + " statutory " + told(promise.statutory_due_at) +
         " printed " + told(promise.printed_due_at) + " rule " +
         std::to_string(static_cast<int>(promise.rule));
}

std::string slow_answer(const RandomPromiseCase& asked) {
  try {
    return told(SlowPromise(asked).answer());
  } catch (const MissingYear& missing) {
    return "missing " + std::to_string(missing.year);
  }
}

std::string fast_answer(const RandomPromiseCase& asked) {
  const auto calendar = Calendar::compile(asked.rules);
  if (!calendar) return "no calendar";
  const ServiceModel* model = asked.model ? &*asked.model : nullptr;
  const auto promise = compute_promise(*calendar, model, asked.question);
  return promise ? told(*promise) : "missing " + promise.error().args.front();
}

}  // namespace

TEST(PromiseReference, AgreesWithOneThatWalksMinuteByMinute) {
  int compared = 0;
  int same_day = 0;
  int next_morning = 0;
  int missing = 0;
  for (unsigned seed = 1; seed <= 6'000; ++seed) {
    Dice dice{seed};
    const RandomPromiseCase asked = random_promise_case(dice);
    const std::string slow = slow_answer(asked);
    ASSERT_EQ(fast_answer(asked), slow)
        << "seed " << seed << ", submitted " << iso_instant(asked.question.submitted_at);
    ++compared;
    same_day += slow.ends_with("rule 0");
    next_morning += slow.ends_with("rule 1");
    missing += slow.starts_with("missing");
  }

  EXPECT_GE(compared, 5'000);
  EXPECT_GE(same_day, 200) << "the cases must reach every rule";
  EXPECT_GE(next_morning, 100);
  EXPECT_GE(missing, 20);
}

}  // namespace khongcho
