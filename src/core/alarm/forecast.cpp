#include "core/alarm/forecast.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr Seconds kSomeWork = std::chrono::minutes{1};  // a step of which nothing is known

struct Progress {
  const ForecastCase* each;
  std::size_t step = 0;  // the next one
  Instant ready_at{};    // for that step
  std::vector<Instant> done_at = {};
  std::vector<int> waited_for = {};  // steps of others done first, while it could have been next
};

struct Choice {
  Progress* progress = nullptr;
  std::size_t worker = 0;
  Instant start{};
  Instant done{};
  explicit operator bool() const { return progress != nullptr; }
};

bool holds(const std::vector<std::string>& fields, const std::string& field) {
  return fields.empty() || std::ranges::find(fields, field) != fields.end();
}

bool is_able(const ForecastWorker& worker, const ForecastCase& each, StepKind kind) {
  const bool own_work = kind == StepKind::process || kind == StepKind::submit;
  if (own_work && each.specialist && worker.officer != each.specialist) return false;
  return std::ranges::find(worker.steps, kind) != worker.steps.end() &&
         holds(worker.fields, each.field);
}

class Play {
 public:
  Play(const std::vector<ForecastCase>& cases, const std::vector<ForecastWorker>& workers,
       const StepPaces& paces, Instant now)
      : workers_(workers), paces_(paces) {
    for (const ForecastWorker& worker : workers) free_at_[worker.officer] = now;
    for (const ForecastCase& each : cases) played_.push_back({.each = &each, .ready_at = now});
  }

  void run() {
    while (const Choice next = earliest()) take(next);
  }
  const std::vector<Progress>& played() const { return played_; }

 private:
  Seconds pace(StepKind kind) const {
    const auto found = paces_.find(kind);
    return found == paces_.end() ? kSomeWork : found->second;
  }

  // What begins first; of those, what is promised first.
  Choice earliest() {
    Choice best;
    for (Progress& progress : played_) {
      if (progress.step == progress.each->steps.size()) continue;
      const StepKind kind = progress.each->steps[progress.step];
      for (std::size_t at = 0; at < workers_.size(); ++at) {
        if (!is_able(workers_[at], *progress.each, kind)) continue;
        const Duty& duty = workers_[at].duty;
        const auto start =
            duty.next_from(std::max(free_at_[workers_[at].officer], progress.ready_at));
        if (!start) continue;
        if (best && std::pair{*start, progress.each->due_at} >=
                        std::pair{best.start, best.progress->each->due_at})
          continue;
        const auto done = duty.after_work(*start, pace(kind));
        if (!done) continue;
        best = {&progress, at, *start, *done};
      }
    }
    return best;
  }

  void take(const Choice& choice) {
    Progress& progress = *choice.progress;
    const StepKind kind = progress.each->steps[progress.step];
    for (Progress& other : played_) {
      if (&other == &progress || other.step == other.each->steps.size()) continue;
      const bool waits = other.each->steps[other.step] == kind && other.ready_at <= choice.start &&
                         is_able(workers_[choice.worker], *other.each, kind);
      if (!waits) continue;
      other.waited_for.resize(other.each->steps.size());
      ++other.waited_for[other.step];
    }
    progress.done_at.push_back(choice.done);
    progress.ready_at = choice.done;
    ++progress.step;
    free_at_[workers_[choice.worker].officer] = choice.done;
  }

  const std::vector<ForecastWorker>& workers_;
  const StepPaces& paces_;
  std::map<OfficerId, Instant> free_at_;  // who works in two duties does one thing at a time
  std::vector<Progress> played_;
};

// The last instant before `until` that somebody able is on duty; `is_on` tells of the time between.
struct OnDuty {
  bool is_on = false;
  std::optional<Instant> last = {};
};

OnDuty duty_of_step(const std::vector<ForecastWorker>& workers, const ForecastCase& each,
                    StepKind kind, Instant from, Instant until) {
  OnDuty found;
  for (const ForecastWorker& worker : workers) {
    if (!is_able(worker, each, kind)) continue;
    for (const Stretch& stretch : worker.duty.stretches()) {
      if (stretch.from >= until) continue;
      if (stretch.to > from) found.is_on = true;
      const Instant end = std::min(stretch.to, until);
      if (civil_day(end) == civil_day(until)) found.last = std::max(found.last.value_or(end), end);
    }
  }
  return found;
}

Forecast outcome_of(const Progress& progress, const std::vector<ForecastWorker>& workers,
                    Instant now) {
  const ForecastCase& each = *progress.each;
  Forecast forecast{.dossier = each.dossier, .due_at = each.due_at};
  if (progress.step == each.steps.size())
    forecast.ready_at = progress.done_at.empty() ? now : progress.done_at.back();
  if (!forecast.will_miss()) return forecast;

  std::size_t held = 0;
  while (held < progress.done_at.size() && progress.done_at[held] < each.due_at) ++held;
  held = std::min(held, each.steps.empty() ? 0 : each.steps.size() - 1);
  if (held < each.steps.size()) forecast.held_by = each.steps[held];
  if (each.due_at < now || each.steps.empty()) return forecast;

  const Instant ready = held == 0 ? now : progress.done_at[held - 1];
  const OnDuty duty = duty_of_step(workers, each, each.steps[held], ready, each.due_at);
  if (held < progress.waited_for.size()) forecast.ahead = progress.waited_for[held];
  forecast.last_on_duty = duty.last;
  if (!duty.is_on)
    forecast.reason = LateReason::nobody_on_duty;
  else if (forecast.ahead > 0)
    forecast.reason = LateReason::others_first;
  else
    forecast.reason = LateReason::too_little_time;
  return forecast;
}

}  // namespace

std::vector<Forecast> forecast(const std::vector<ForecastCase>& cases,
                               const std::vector<ForecastWorker>& workers, const StepPaces& paces,
                               Instant now) {
  Play play(cases, workers, paces, now);
  play.run();
  std::vector<Forecast> all;
  for (const Progress& progress : play.played()) all.push_back(outcome_of(progress, workers, now));
  return all;
}

std::vector<Forecast> likely_to_miss(std::vector<Forecast> all) {
  std::erase_if(all, [](const Forecast& each) { return !each.will_miss(); });
  std::ranges::stable_sort(all, {}, &Forecast::due_at);
  return all;
}

std::string_view text_of(LateReason reason) {
  constexpr std::array<std::string_view, 4> kReasons{"missed", "nobody_on_duty", "others_first",
                                                     "too_little_time"};
  return kReasons[static_cast<std::size_t>(reason)];
}

}  // namespace khongcho
