#include "web/counter/dossier_answer.h"

#include "base/crypto.h"
#include "http/error_status.h"
#include "web/counter/dossier_parts.h"

namespace khongcho::web {

namespace {

DossierPage page_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const app::DossierView& view) {
  const Locale& locale = site.locale(request);
  const Dossier& dossier = view.dossier;
  DossierPage page{.frame = site.staff_frame(request, who, locale.text("counter.dossier.title")),
                   .code = dossier.code,
                   .lookup_code = was_received(dossier) ? code_words(dossier.lookup_code) : "",
                   .procedure_name = procedure_words(site, view.office, dossier),
                   .full_name = dossier.submitter.full_name,
                   .version = dossier.version,
                   .request_key = random_token(18),
                   .state = state_tag(locale, dossier.state),
                   .person = person_facts(locale, dossier, civil_day(site.now())),
                   .facts = dossier_facts(locale, view),
                   .reason = dossier.reason,
                   .promise = dossier_promise(locale, dossier, site.now()),
                   .prints = print_links(locale, dossier),
                   .actions = dossier_actions(site, locale, view),
                   .timeline = timeline_of(locale, view.events, view.officers)};
  for (const Paper& paper : dossier.papers) page.papers.push_back(paper_words(locale, paper));
  if (!was_received(dossier))
    for (const Paper& paper : dossier.missing) page.missing.push_back(paper_words(locale, paper));
  if (is_waiting(dossier)) return page;
  const Timeliness time = timeliness(dossier, site.now());
  if (time == Timeliness::overdue) page.urgency = late_tag(locale);
  if (time == Timeliness::due_soon) page.urgency = soon_tag(locale);
  return page;
}

}  // namespace

http::Response show_dossier(const Site& site, const http::Request& request,
                            const app::SignedIn& who, const DossierShown& shown) {
  const Locale& locale = site.locale(request);
  const auto view = app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")),
                                      "counter_dossier");
  if (!view) return site.refusal(request, view.error());
  DossierPage page = page_of(site, request, who, *view);
  const std::string deciding = office_name(site, view->dossier.competent_office);
  const std::string helping = office_name(site, view->dossier.helping_office);
  if (!deciding.empty())
    page.facts.push_back({.label = locale.text("whole.deciding_office"), .value = deciding});
  if (!helping.empty())
    page.facts.push_back({.label = locale.text("whole.helping_office"), .value = helping});
  if (shown.just_done) {
    page.just = just_done(locale, view->dossier, site.now());
    if (!deciding.empty()) page.just->deciding = locale.text("counter.deciding.just", {deciding});
    page.at_counter = at_counter(site, *site.room(who.office), locale, who);
  }
  if (!shown.error) return site.show(request, std::move(page));

  page.problem = form_problem(locale, {*shown.error});
  page.withdraw_reason = shown.reason;
  page.withdraw_problem = page.problem->of("reason");
  page.specialist_problem = page.problem->of("specialist");
  if (shown.error->message_id == "dossier.changed")
    page.changes = changes_for(site, request, who, view->dossier.code, shown.version_seen);
  return site.show(request, std::move(page), http::error_status(shown.error->code));
}

http::Response answer_dossier_form(const Site& site, const http::Request& request,
                                   const app::SignedIn& who, const Expected<Dossier>& outcome,
                                   std::string_view notice) {
  const std::string code(request.param("code"));
  if (outcome) return site.done(Url::path("/quay/ho-so/{}", {code}), notice, {code});
  const Error& error = outcome.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_dossier(site, request, who,
                      {.error = error,
                       .version_seen = dossier_command(request).version,
                       .reason = std::string(request.input("reason"))});
}

}  // namespace khongcho::web
