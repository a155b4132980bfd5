#include <algorithm>

#include "base/text.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/lookup_page.h"

namespace khongcho::web {

namespace {

std::string spaced(const std::string& code) {
  return code.size() == 8 ? code.substr(0, 4) + " " + code.substr(4) : code;
}

std::string moment_words(Instant at) { return clock_text(at) + " " + day_text(civil_day(at)); }

std::optional<Instant> last_of(const app::LookupView& view, DossierEventKind kind) {
  std::optional<Instant> found;
  for (const app::LookupStep& step : view.steps)
    if (step.kind == kind) found = step.at;
  return found;
}

bool is_on_the_way(DossierState state) {
  using enum DossierState;
  return state == received || state == assigned || state == drafted ||
         state == awaiting_appraisal || state == awaiting_signature || state == signed_off;
}

std::string headline_of(const Locale& locale, const app::LookupView& view) {
  if (view.state == DossierState::returned)
    if (const auto at = last_of(view, DossierEventKind::returned))
      return locale.text("lookup.headline.returned_at", {moment_words(*at)});
  if (!is_on_the_way(view.state) || !view.expected_at)
    return locale.text("lookup.headline." + std::string(text_of(view.state)));
  const std::string_view key = view.timeliness == Timeliness::overdue ? "lookup.headline.overdue"
                                                                      : "lookup.headline.due";
  return locale.text(key, {spoken_hour(locale, *view.expected_at),
                           spoken_full_day(locale, civil_day(*view.expected_at))});
}

std::optional<Tag> press_of(const Locale& locale, const app::LookupView& view) {
  if (!is_on_the_way(view.state)) return {};
  if (view.timeliness == Timeliness::overdue) return late_tag(locale);
  if (view.timeliness == Timeliness::due_soon) return soon_tag(locale);
  return {};
}

std::string paper_words_of(const Locale& locale, const Paper& paper) {
  const std::string line = locale.text(
      "lookup.paper", {paper.name, std::to_string(paper.count),
                       locale.text("paper_kind." + std::string(text_of(paper.kind)))});
  return paper.note.empty() ? line : line + ". " + sentence_case(paper.note);
}

// Inner steps of the office (a draft sent back, a receipt printed again) say nothing to a citizen.
bool is_for_citizens(DossierEventKind kind) {
  using enum DossierEventKind;
  return kind != drafted && kind != sent_back && kind != receipt_reprinted &&
         kind != handed_over && kind != accepted && kind != result_attached &&
         kind != apology_proposed && kind != apology_declined;
}

std::vector<TimelineEntry> steps_of(const Locale& locale, const app::LookupView& view) {
  std::vector<TimelineEntry> entries;
  for (const app::LookupStep& step : view.steps)
    if (is_for_citizens(step.kind))
      entries.push_back({.title = locale.text("lookup.step." + std::string(text_of(step.kind))),
                         .when = moment_words(step.at),
                         .when_iso = iso_instant(step.at)});
  std::ranges::reverse(entries);
  return entries;
}

std::vector<LookupRow> rows_of(const Locale& locale, const app::LookupView& view) {
  std::vector<LookupRow> rows{{locale.text("lookup.row.name"), view.masked_name},
                              {locale.text("lookup.row.received"), moment_words(view.received_at)}};
  if (!view.holder.empty()) rows.push_back({locale.text("lookup.row.holder"), view.holder});
  rows.push_back({locale.text("lookup.row.office"), view.office.name});
  rows.push_back({locale.text("lookup.row.code"), view.code});
  return rows;
}

}  // namespace

LookupResultPage lookup_result(const Locale& locale, PageFrame frame,
                               const app::LookupView& view) {
  const std::string state(text_of(view.state));
  LookupResultPage page{
      .frame = std::move(frame),
      .code = spaced(view.lookup_code),
      .tag = state_tag(locale, view.state),
      .press = press_of(locale, view),
      .headline = headline_of(locale, view),
      .because = is_on_the_way(view.state) ? sentence_case(view.because) : "",
      .next = locale.text("lookup.next." + state),
      .asked = view.asked.empty() ? "" : locale.text("lookup.asked", {view.asked}),
      .missing = {},
      .bring = {},
      .rows = rows_of(locale, view),
      .steps = steps_of(locale, view)};
  if (!view.reason.empty()) page.asked = locale.text("lookup.reason", {view.reason});
  for (const Paper& paper : view.missing) page.missing.push_back(paper_words_of(locale, paper));
  if (view.state == DossierState::result_ready || is_on_the_way(view.state))
    page.bring = {locale.text("lookup.bring.receipt"), locale.text("lookup.bring.card"),
                  locale.text("lookup.bring.fee")};
  return page;
}

}  // namespace khongcho::web
