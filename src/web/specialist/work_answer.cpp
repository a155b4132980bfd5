#include "web/specialist/work_answer.h"

#include <algorithm>

#include "base/crypto.h"
#include "core/dossier/child_dossier.h"
#include "http/error_status.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

namespace {

bool may_do(const app::DossierView& view, Action action) {
  return std::ranges::count(view.allowed, action) > 0;
}

WorkActions actions_for(const app::DossierView& view) {
  using enum DossierState;
  const Dossier& dossier = view.dossier;
  const DossierState state = dossier.state;
  WorkActions actions;
  actions.draft = may_do(view, Action::draft) && may_move(state, drafted);
  actions.supplement =
      may_do(view, Action::request_supplement) && may_move(state, supplement_requested);
  actions.exclude = may_do(view, Action::exclude) && dossier.promise_due_at &&
                    !dossier.excluded && is_in_process(state);
  actions.stop = may_do(view, Action::stop) && may_move(state, stopped);
  actions.apologise = may_do(view, Action::propose_apology) && dossier.printed_due_at &&
                      !dossier.reappointed_at && !is_final(state) && state != result_ready;
  actions.signs_apology = may_do(view, Action::apologise);
  actions.any_more = actions.exclude || actions.stop || actions.apologise;
  if (may_do(view, Action::draft) && is_in_process(state) && !is_waiting(dossier))
    actions.ask = Url::path("/viec/{}/lay-y-kien", {dossier.code});
  if (may_do(view, Action::draft) && !cannot_open_child(dossier))
    actions.child = Url::path("/viec/{}/ho-so-con", {dossier.code});
  return actions;
}

std::vector<ReasonChoice> reasons_for(const Site& site, const Locale& locale,
                                      const Dossier& dossier, std::string_view chosen) {
  std::vector<ReasonChoice> reasons;
  const ServiceModel* model = site.ctx().law.model(dossier.model);
  if (!model) return reasons;
  for (const std::string& reason : model->excluded_when)
    reasons.push_back({.id = reason,
                       .text = locale.text("work.excluded_when." + reason),
                       .chosen = reason == chosen});
  return reasons;
}

WorkTyped typed_in(const http::Request& request) {
  const auto text = [&](const char* name) { return std::string(request.input(name)); };
  return {.draft = text("draft"),
          .asked = text("asked"),
          .why = text("why"),
          .exclude_reason = text("exclude_reason"),
          .stop_reason = text("stop_reason"),
          .apology_reason = text("apology_reason"),
          .new_time = text("new_time")};
}

WorkDossierPage page_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                        const app::DossierView& view) {
  const Locale& locale = site.locale(request);
  const Dossier& dossier = view.dossier;
  WorkDossierPage page{
      .frame = site.staff_frame(request, who, locale.text("work.dossier_title")),
      .code = dossier.code,
      .procedure_name = procedure_words(site, view.office, dossier),
      .full_name = dossier.submitter.full_name,
      .left = "",
      .version = dossier.version,
      .request_key = random_token(18),
      .state = state_tag(locale, dossier.state),
      .asked = is_waiting(dossier) ? dossier.waits.back().asked : "",
      .person = person_facts(locale, dossier, civil_day(site.now())),
      .facts = dossier_facts(locale, view),
      .promise = dossier_promise(locale, dossier, site.now()),
      .prints = print_links(locale, dossier),
      .actions = actions_for(view),
      .typed = typed_in(request),
      .timeline = timeline_of(locale, view.events, view.officers)};
  for (const Paper& paper : dossier.papers) page.papers.push_back(paper_words(locale, paper));
  page.reasons = reasons_for(site, locale, dossier, page.typed.why);
  if (!request.form.has("draft")) page.typed.draft = dossier.draft;
  if (dossier.state == DossierState::assigned) page.sent_back = dossier.reason;
  const Timeliness time = timeliness(dossier, site.now());
  if (is_waiting(dossier)) {
    page.left = locale.text("work.left.stands");
    return page;
  }
  if (time == Timeliness::overdue) page.urgency = late_tag(locale);
  if (time == Timeliness::due_soon) page.urgency = soon_tag(locale);
  const auto due = expected_at(dossier);
  if (due && is_in_process(dossier.state)) page.left = left_words(locale, *due, site.now());
  return page;
}

}  // namespace

http::Response show_work_dossier(const Site& site, const http::Request& request,
                                 const app::SignedIn& who, const std::optional<Error>& error) {
  const auto view = app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")),
                                      "work_dossier");
  if (!view) return site.refusal(request, view.error());
  if (!may_do(*view, Action::draft) && !may_do(*view, Action::apologise))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const Locale& locale = site.locale(request);
  WorkDossierPage page = page_of(site, request, who, *view);
  if (!error) return site.show(request, std::move(page));

  page.problem = form_problem(locale, {*error});
  page.problems = {.draft = page.problem->of("draft"),
                   .asked = page.problem->of("asked"),
                   .exclude = page.problem->of("exclude_reason"),
                   .stop = page.problem->of("stop_reason"),
                   .apology = page.problem->of("apology_reason"),
                   .new_time = page.problem->of("new_time")};
  if (error->message_id == "dossier.changed")
    page.changes = changes_for(site, request, who, view->dossier.code,
                               dossier_command(request).version);
  return site.show(request, std::move(page), http::error_status(error->code));
}

http::Response answer_work_form(const Site& site, const http::Request& request,
                                const app::SignedIn& who, const Expected<Dossier>& outcome,
                                const Url& next, std::string_view notice) {
  if (outcome) return site.done(next, notice, {outcome->code});
  const Error& error = outcome.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_work_dossier(site, request, who, error);
}

Error with_input(Error error, std::string_view input) {
  if (error.input == "reason") error.input = input;
  return error;
}

}  // namespace khongcho::web
