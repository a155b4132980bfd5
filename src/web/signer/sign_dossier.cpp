#include <algorithm>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "base/crypto.h"
#include "http/error_status.h"
#include "web/signer/sign_dossier_page.h"
#include "web/signer/signer_actions.h"
#include "web/signer/signing_actions.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

namespace {

SignDossierPage page_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                        const app::DossierView& view) {
  const Locale& locale = site.locale(request);
  const Dossier& dossier = view.dossier;
  SignDossierPage page{.frame = site.staff_frame(request, who, locale.text("sign.dossier_title")),
                       .code = dossier.code,
                       .procedure_name = procedure_words(site, view.office, dossier),
                       .full_name = dossier.submitter.full_name,
                       .left = "",
                       .version = dossier.version,
                       .request_key = random_token(18),
                       .state = state_tag(locale, dossier.state),
                       .draft = dossier.draft,
                       .waits = dossier.state == DossierState::awaiting_signature,
                       .person = person_facts(locale, dossier, civil_day(site.now())),
                       .facts = dossier_facts(locale, view),
                       .promise = dossier_promise(locale, dossier, site.now()),
                       .reason = std::string(request.input("reason")),
                       .timeline = timeline_of(locale, view.events, view.officers)};
  page.document = Url::path("/ket-qua/{}", {dossier.code});
  page.ticket = dossier.code + ":" + std::to_string(dossier.version) + ":" + page.request_key;
  page.key = key_box(site, locale, app::signing_key_of(site.ctx(), who.officer));
  for (const Paper& paper : dossier.papers) page.papers.push_back(paper_words(locale, paper));
  const Timeliness time = timeliness(dossier, site.now());
  if (time == Timeliness::overdue) page.urgency = late_tag(locale);
  if (time == Timeliness::due_soon) page.urgency = soon_tag(locale);
  const auto due = expected_at(dossier);
  if (due && page.waits) page.left = left_words(locale, *due, site.now());
  return page;
}

http::Response show_sign_dossier(const Site& site, const http::Request& request,
                                 const app::SignedIn& who, const std::optional<Error>& error) {
  const auto view = app::dossier_view(site.ctx(), who.officer, std::string(request.param("code")),
                                      "sign_dossier");
  if (!view) return site.refusal(request, view.error());
  if (std::ranges::count(view->allowed, Action::sign) == 0)
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  SignDossierPage page = page_of(site, request, who, *view);
  if (!error) return site.show(request, std::move(page));

  const Locale& locale = site.locale(request);
  page.problem = form_problem(locale, {*error});
  page.reason_problem = page.problem->of("reason");
  if (error->message_id == "dossier.changed")
    page.changes = changes_for(site, request, who, view->dossier.code,
                               dossier_command(request).version);
  return site.show(request, std::move(page), http::error_status(error->code));
}

// Back to the list for the next one, or the page again with what went wrong.
http::Response answer(const Site& site, const http::Request& request, const app::SignedIn& who,
                      const Expected<Dossier>& outcome, std::string_view notice) {
  if (outcome)
    return site.done(Url::path("/ky"), notice, {outcome->code, outcome->result_number});
  const Error& error = outcome.error();
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::not_allowed)
    return site.refusal(request, error);
  return show_sign_dossier(site, request, who, error);
}

}  // namespace

// GET /ky/{code}
http::Response get_sign_dossier(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  return show_sign_dossier(site, request, who, {});
}

// POST /ky/{code}/ky
http::Response post_signature(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  return answer(site, request, who,
                app::sign_dossier(site.ctx(), who.officer, dossier_command(request)),
                "notice.signed");
}

// POST /ky/{code}/tra-lai
http::Response post_sending_back(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  return answer(site, request, who,
                app::send_dossier_back(site.ctx(), who.officer, dossier_command(request),
                                       std::string(request.input("reason"))),
                "notice.sent_back");
}

}  // namespace khongcho::web
