#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "core/promise/programme_day.h"
#include "core/promise/promise.h"

namespace khongcho {

namespace {

// The facts one sentence is made of, and the words for them.
class Explanation {
 public:
  Explanation(const Promise& promise, const ServiceModel* model, const PromiseCase& question,
              const Locale& locale)
      : promise_(promise), model_(model), question_(question), locale_(locale) {
    for (const Pause& pause : question.pauses) decided_at_ = std::max(decided_at_, pause.to);
    decided_at_ = std::max(decided_at_, promise.received_at);
  }

  std::string sentence() const {
    std::vector<std::string> parts{received()};
    if (waited())
      parts.push_back(locale_.text("promise.supplemented", {decided_clock(), day_of(decided_at_)}));
    if (promise_.promise_due_at && by_ticket())
      parts.push_back(locale_.text("promise.ticket_taken", {clock_with_seconds(ticket_at())}));
    parts.push_back(promise_.promise_due_at ? cutoff_reason() : why_no_promise());
    if (waited() && is_statutory_printed())
      parts.push_back(locale_.text("promise.wait_not_counted"));
    parts.push_back(ending());
    std::erase(parts, "");
    return join(parts, ", ");
  }

 private:
  bool waited() const { return decided_at_ > promise_.received_at; }
  bool is_statutory_printed() const {
    return promise_.statutory_due_at && promise_.printed_due_at == promise_.statutory_due_at &&
           promise_.statutory_due_at != promise_.promise_due_at;
  }
  std::optional<Seconds> cutoff() const { return cutoff_on(*model_, civil_day(decided_at_)); }

  std::string received() const {
    const std::string clock = waited() ? clock_text(promise_.received_at) : decided_clock();
    if (promise_.received_at == question_.submitted_at)
      return locale_.text("promise.received", {clock});
    return locale_.text("promise.received_later",
                        {clock_text(question_.submitted_at), day_of(question_.submitted_at), clock,
                         day_of(promise_.received_at)});
  }

  Instant ticket_at() const { return judged_at(*model_, question_, decided_at_); }
  bool by_ticket() const { return model_ && ticket_at() != decided_at_; }

  std::string decided_clock() const { return clock_with_seconds(decided_at_); }
  // 15:30:01 is after 15:30, so here the seconds are said.
  std::string clock_with_seconds(Instant at) const {
    const std::string clock = clock_text(at);
    if (!model_ || !cutoff() || clock != clock_text(*cutoff())) return clock;
    const auto seconds = time_of_day(at).count() % 60;
    return seconds == 0 ? clock : fmt::format("{}:{:02}", clock, seconds);
  }

  std::string cutoff_reason() const {
    if (!cutoff()) return "";
    const bool is_after = promise_.rule == PromiseRule::next_morning;
    return locale_.text(is_after ? "promise.after_cutoff" : "promise.within_cutoff",
                        {clock_text(*cutoff())});
  }

  std::string why_no_promise() const {
    const CivilDay day = civil_day(decided_at_);
    if (!model_) return locale_.text("promise.no_model");
    if (!question_.on_list) return locale_.text("promise.not_on_list");
    if (!question_.complete) return locale_.text("promise.incomplete");
    if (question_.excluded) return locale_.text("promise.excluded");
    if (day < model_->effective_from)
      return locale_.text("promise.not_started", {day_text(model_->effective_from)});
    if (model_->effective_to && *model_->effective_to < day)
      return locale_.text("promise.ended", {day_text(*model_->effective_to)});
    if (std::ranges::count(model_->weekdays, iso_weekday(day)) > 0 &&
        !in_window(*model_, time_of_day(decided_at_)))
      return locale_.text("promise.outside_window",
                          {clock_text(model_->window->from), clock_text(model_->window->to)});
    return locale_.text("promise.not_programme_day", {day_of(decided_at_)});
  }

  std::string ending() const {
    if (!promise_.printed_due_at) return locale_.text("promise.no_due");
    const std::string hour = hour_of(*promise_.printed_due_at);
    const std::string day = day_of(*promise_.printed_due_at);
    if (is_statutory_printed())
      return locale_.text(
          promise_.promise_due_at ? "promise.due_by_law_earlier" : "promise.due_by_law",
          {hour, day});
    if (promise_.rule == PromiseRule::next_morning) return locale_.text("promise.due", {hour, day});
    return locale_.text(model_->kind == PromiseKind::same_session ? "promise.due_same_session"
                                                                  : "promise.due_same_day",
                        {hour, day});
  }

  // "thứ Hai 02/10"
  std::string day_of(Instant at) const {
    const CivilDay day = civil_day(at);
    return locale_.text("promise.day", {locale_.text(fmt::format("weekday.{}", iso_weekday(day))),
                                        day_month_text(day)});
  }

  // "9 giờ", "11 giờ 30"
  std::string hour_of(Instant at) const {
    const auto minutes = time_of_day(at).count() / 60;
    const std::string hour = std::to_string(minutes / 60);
    if (minutes % 60 == 0) return locale_.text("promise.hour", {hour});
    return locale_.text("promise.hour_minute", {hour, fmt::format("{:02}", minutes % 60)});
  }

  const Promise& promise_;
  const ServiceModel* model_;
  const PromiseCase& question_;
  const Locale& locale_;
  Instant decided_at_{};  // when the no-wait rule was looked at: the reception or a pause's end
};

}  // namespace

std::string explain(const Promise& promise, const ServiceModel* model, const PromiseCase& question,
                    const Locale& locale) {
  return Explanation(promise, model, question, locale).sentence();
}

}  // namespace khongcho
