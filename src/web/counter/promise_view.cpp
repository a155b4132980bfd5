#include <algorithm>
#include <set>

#include "base/text.h"
#include "web/counter/intake_view.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

std::string missing_words(const Locale& locale, const std::vector<Paper>& missing) {
  std::vector<std::string> names;
  for (const Paper& paper : missing) names.push_back(paper_words(locale, paper));
  return join(names, "; ");
}

std::vector<PromiseReason> reasons_of(const Locale& locale, const IntakeState& state) {
  const app::IntakePreview& preview = *state.preview;
  std::vector<PromiseReason> reasons;
  reasons.push_back({.good = preview.on_list,
                     .text = locale.text(preview.on_list ? "counter.promise.on_list"
                                                         : "counter.promise.not_on_list")});
  const auto needed = std::to_string(
      std::ranges::count_if(preview.components, [](const Component* c) { return !c->optional; }));
  if (preview.missing.empty())
    reasons.push_back({.text = locale.text("counter.promise.papers_there", {needed})});
  else
    reasons.push_back({.good = false,
                       .text = locale.text("counter.promise.papers_missing",
                                           {missing_words(locale, preview.missing)})});
  if (state.complete)
    reasons.push_back({.good = state.complete->promise.promise_due_at.has_value(),
                       .text = capitalised(state.complete->because)});
  return reasons;
}

std::string fee_of(const Locale& locale, const app::IntakePreview& preview) {
  if (preview.procedure->fee.kind == FeeKind::province_set && preview.full_fee == 0)
    return locale.text("counter.fee.province_unset");
  const std::string amount = money_words(locale, preview.fee);
  if (preview.fee == preview.full_fee) return amount;
  return locale.text("counter.fee.reduced", {amount, money_words(locale, preview.full_fee)});
}

void tell_promise(PromisePanel& panel, const Locale& locale, const Promise& promise, Instant now) {
  if (!promise.printed_due_at) {
    panel.kind = "undated";
    panel.when = locale.text("counter.promise.undated");
    return;
  }
  const DueWords due = due_words(locale, *promise.printed_due_at, now);
  const bool today = civil_day(*promise.printed_due_at) == civil_day(now);
  panel.kind = today ? "today" : "later";
  panel.when = due.when;
  panel.day = due.day;
}

}  // namespace

PromisePanel promise_panel(const Locale& locale, const IntakeState& state, Instant now,
                           bool promise_is_new) {
  PromisePanel panel;
  panel.when = locale.text("counter.promise.choose_first");
  panel.duplicate_confirmed = state.form.duplicate_confirmed;
  for (const Dossier& dossier : state.alike)
    panel.alike.push_back({.code = dossier.code,
                           .text = locale.text("state." + std::string(text_of(dossier.state))),
                           .url = Url::path("/quay/ho-so/{}", {dossier.code})});
  if (state.preview_problem) panel.problem = locale.text(*state.preview_problem);
  if (!state.preview || !state.complete) return panel;

  const Promise& promise = state.complete->promise;
  tell_promise(panel, locale, promise, now);
  panel.reasons = reasons_of(locale, state);
  if (!state.preview_problem) panel.fee = fee_of(locale, *state.preview);
  if (promise.statutory_due_at) panel.by_law = instant_words(*promise.statutory_due_at);
  panel.limit_text = limit_words(locale, state.preview->limit);
  if (state.promise_changed) panel.changed = locale.text("counter.promise.changed");
  if (promise.printed_due_at) panel.shown_due_at = iso_instant(*promise.printed_due_at);
  if (state.promise_changed && !promise_is_new) panel.shown_due_at = state.inputs.shown_due_at;
  return panel;
}

}  // namespace khongcho::web
