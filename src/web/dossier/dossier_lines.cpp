#include "web/dossier/dossier_lines.h"

#include <algorithm>

#include "web/site/dossier_words.h"
#include "web/site/notice_words.h"
#include "web/site/span_words.h"

namespace khongcho::web {

namespace {

constexpr long long kBarWidth = 240;

// What a step used against its share, all bars of a dossier by one measure: a frame as long as the
// share, filled as far as it was used; what goes beyond has another colour.
SafeHtml bar_of(const StepUse& use, Seconds longest) {
  const auto width = [&](Seconds time) {
    return longest.count() > 0 ? kBarWidth * time.count() / longest.count() : 0;
  };
  const Seconds share = use.share.value_or(use.used);
  SafeHtmlMaker svg;
  svg.markup(
      "<svg class=\"kc-use\" viewBox=\"0 0 242 14\" aria-hidden=\"true\" focusable=\"false\">");
  svg.markup("<rect class=\"kc-use__used\" x=\"1\" y=\"3\" height=\"8\" width=\"")
      .number(width(std::min(use.used, share)))
      .markup("\"/>");
  if (use.used > share)
    svg.markup("<rect class=\"kc-use__over\" y=\"3\" height=\"8\" x=\"")
        .number(1 + width(share))
        .markup("\" width=\"")
        .number(width(use.used) - width(share))
        .markup("\"/>");
  svg.markup("<rect class=\"kc-use__share\" x=\"1\" y=\"1\" height=\"12\" width=\"")
      .number(width(share))
      .markup("\"/></svg>");
  return std::move(svg).done();
}

std::string party(const Locale& locale, const app::WholeDossier& whole, OfficerId id) {
  return id ? name_in(whole, id)
            : locale.text("whole.citizen", {whole.view.dossier.submitter.full_name});
}

std::string due_of(const Dossier& dossier, Instant now) {
  const auto due = expected_at(dossier);
  return due ? short_instant_words(*due, now) : "–";
}

RelatedRow related_row(const Locale& locale, const app::RelatedDossier& related,
                       std::string_view relation, Instant now) {
  const Dossier& dossier = related.dossier;
  return {.relation = locale.text(relation),
          .url = Url::path("/ho-so-day-du/{}", {dossier.code}),
          .code = dossier.code,
          .procedure = dossier.procedure_name,
          .office = related.office,
          .due = due_of(dossier, now),
          .state = state_tag(locale, dossier.state)};
}

}  // namespace

std::string name_in(const app::WholeDossier& whole, OfficerId id) {
  const auto found = whole.view.officers.find(id);
  return found == whole.view.officers.end() ? "" : found->second.full_name;
}

std::string hands_words(const Locale& locale, const app::WholeDossier& whole) {
  const Dossier& dossier = whole.view.dossier;
  const std::string holder =
      dossier.holder ? name_in(whole, dossier.holder) : locale.text("whole.the_citizen");
  if (!is_offered(dossier)) return locale.text("whole.in_hands_of", {holder});
  const std::string taker =
      dossier.offered_to ? name_in(whole, dossier.offered_to)
                         : (dossier.offered_role
                                ? locale.text("role." + std::string(text_of(*dossier.offered_role)))
                                : "");
  return locale.text("whole.on_its_way", {holder, taker});
}

std::vector<FactRow> office_rows(const Locale& locale, const app::WholeDossier& whole) {
  const Office& receiving = whole.view.office;
  if (whole.deciding.id == receiving.id && !whole.helping) return {};
  std::vector<FactRow> rows{
      {.label = locale.text("whole.receiving_office"), .value = receiving.name},
      {.label = locale.text("whole.deciding_office"), .value = whole.deciding.name}};
  if (whole.helping)
    rows.push_back({.label = locale.text("whole.helping_office"), .value = whole.helping->name});
  return rows;
}

std::vector<PassingRow> passing_rows(const Locale& locale, const app::WholeDossier& whole,
                                     Instant now) {
  std::vector<PassingRow> rows;
  for (const Passing& passing : whole.passings) {
    PassingRow row{.giver = party(locale, whole, passing.giver),
                   .taker = party(locale, whole, passing.taker),
                   .given = instant_words(passing.given_at),
                   .taken = passing.taken_at ? instant_words(*passing.taken_at) : "",
                   .waiting = ""};
    if (passing.taker_role && !passing.taker)
      row.taker = locale.text("role." + std::string(text_of(*passing.taker_role)));
    if (!passing.taken_at)
      row.waiting = locale.text("handover.since", {span_words(locale, now - passing.given_at)});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<StepUseRow> step_rows(const Locale& locale, const app::WholeDossier& whole,
                                  Instant now) {
  Seconds longest{0};
  for (const StepUse& use : whole.steps)
    longest = std::max({longest, use.used, use.share.value_or(Seconds{0})});
  std::vector<StepUseRow> rows;
  for (const StepUse& use : whole.steps)
    rows.push_back({.name = use.step->name,
                    .who = locale.text("role." + std::string(text_of(use.step->role))),
                    .used = use.begun ? counted_words(locale, use.used) : "",
                    .share = use.share ? counted_words(locale, *use.share) : "",
                    .due = use.due_at ? short_instant_words(*use.due_at, now) : "",
                    .bar = bar_of(use, longest),
                    .now = use.now,
                    .over = use.share && use.used > *use.share});
  return rows;
}

std::vector<ConsultationRow> consultation_rows(const Locale& locale,
                                               const app::WholeDossier& whole) {
  std::vector<ConsultationRow> rows;
  const auto& asked = whole.view.dossier.consultations;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Consultation& each = asked[i];
    ConsultationRow row{.office = whole.asked_offices[i],
                        .question = each.question,
                        .asked = locale.text("whole.asked", {name_in(whole, each.asked_by),
                                                             instant_words(each.asked_at),
                                                             instant_words(each.due_at)}),
                        .answer = each.answer,
                        .outcome = locale.text("whole.unanswered")};
    if (each.answered_at)
      row.outcome =
          locale.text(each.withdrawn ? "whole.question_withdrawn" : "whole.answered",
                      {name_in(whole, each.answered_by), instant_words(*each.answered_at)});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<RelatedRow> related_rows(const Locale& locale, const app::WholeDossier& whole,
                                     Instant now) {
  std::vector<RelatedRow> rows;
  if (whole.parent) rows.push_back(related_row(locale, *whole.parent, "whole.parent", now));
  for (const app::RelatedDossier& child : whole.children)
    rows.push_back(related_row(locale, child, "whole.child", now));
  return rows;
}

std::vector<ToldRow> told_rows(const Locale& locale, const app::WholeDossier& whole, Instant now) {
  std::vector<ToldRow> rows;
  for (const CitizenNotice& notice : whole.notices)
    rows.push_back(
        {.kind = notice_kind_words(locale, notice.kind),
         .when = instant_words(notice.at),
         .outcome = notice_outcome(locale, notice, name_in(whole, notice.told_by), now)});
  return rows;
}

std::vector<MessageRow> message_rows(const app::WholeDossier& whole) {
  std::vector<MessageRow> rows;
  for (const DossierMessage& message : whole.messages)
    rows.push_back({.by = name_in(whole, message.officer),
                    .when = instant_words(message.at),
                    .when_iso = iso_instant(message.at),
                    .text = message.text});
  return rows;
}

}  // namespace khongcho::web
