#include "web/counter/return_form.h"

#include "base/crypto.h"
#include "core/dossier/dossier_permission.h"
#include "http/error_status.h"
#include "web/counter/dossier_answer.h"
#include "web/counter/dossier_parts.h"
#include "web/counter/return_page.h"

namespace khongcho::web {

namespace {

std::vector<ChoiceRow> satisfaction_rows(const Locale& locale, Satisfaction chosen) {
  using enum Satisfaction;
  std::vector<ChoiceRow> rows;
  for (const Satisfaction level : {very_satisfied, satisfied, unsatisfied, not_asked}) {
    const std::string id = std::to_string(static_cast<int>(level));
    rows.push_back(
        {.id = id, .text = locale.text("satisfaction." + id), .chosen = level == chosen});
  }
  return rows;
}

std::vector<FactRow> result_facts(const Locale& locale, const Dossier& dossier) {
  std::vector<FactRow> facts;
  const auto add = [&](const char* key, std::string value, bool numeric = false) {
    if (!value.empty()) facts.push_back({locale.text(key), std::move(value), numeric});
  };
  add("counter.fact.result_number", dossier.result_number, true);
  if (dossier.signed_at) add("counter.fact.signed_at", instant_words(*dossier.signed_at), true);
  if (dossier.result_ready_at)
    add("counter.fact.ready_at", instant_words(*dossier.result_ready_at), true);
  if (const auto due = expected_at(dossier)) add("counter.fact.due", instant_words(*due), true);
  if (dossier.returned_at)
    add("counter.fact.returned_at", instant_words(*dossier.returned_at), true);
  add("counter.fact.returned_to", dossier.returned_to);
  return facts;
}

void show_problems(ReturnPage& page, const Locale& locale, const std::vector<Error>& errors) {
  if (errors.empty()) return;
  page.problem = form_problem(locale, errors);
  page.identity_problem = page.problem->of("identity_checked");
  page.name_problem = page.problem->of("returned_to");
  page.fee_problem = page.problem->of("fee_paid");
}

}  // namespace

http::Response show_return(const Site& site, const http::Request& request, const app::SignedIn& who,
                           const ReturnShown& shown) {
  const Locale& locale = site.locale(request);
  const auto view = app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")),
                                      "counter_return");
  if (!view) return site.refusal(request, view.error());
  const Dossier& dossier = view->dossier;
  if (!may(who.officer, Action::return_result, dossier))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});

  const HandOver typed = shown.typed.value_or(HandOver{.returned_to = dossier.submitter.full_name});
  const bool owes = dossier.fee > 0 && !dossier.fee_paid;
  ReturnPage page{.frame = site.staff_frame(request, who, locale.text("counter.return.title")),
                  .code = dossier.code,
                  .procedure_name = procedure_words(site, view->office, dossier),
                  .full_name = dossier.submitter.full_name,
                  .version = dossier.version,
                  .request_key = random_token(18),
                  .state = state_tag(locale, dossier.state),
                  .person = person_facts(locale, dossier, civil_day(site.now())),
                  .result = result_facts(locale, dossier),
                  .ready = dossier.state == DossierState::result_ready,
                  .identity_checked = typed.identity_checked,
                  .returned_to = typed.returned_to,
                  .fee_due = owes ? money_words(locale, dossier.fee) : "",
                  .fee_paid = typed.fee_paid,
                  .satisfaction = satisfaction_rows(locale, typed.satisfaction)};
  show_problems(page, locale, shown.errors);
  if (shown.errors.empty()) return site.show(request, std::move(page));
  if (shown.errors.front().message_id == "dossier.changed")
    page.changes = changes_for(site, request, who, dossier.code, shown.version_seen);
  return site.show(request, std::move(page), http::error_status(shown.errors.front().code));
}

}  // namespace khongcho::web
