#include "web/site/dossier_review.h"

#include "base/crypto.h"
#include "core/dossier/dossier.h"
#include "web/site/dossier_form.h"
#include "web/site/dossier_words.h"
#include "web/site/work_row.h"

namespace khongcho::web {

DossierReview review_of(const Site& site, const http::Request& request,
                        const app::DossierView& view, PageFrame frame, DossierState decided_in) {
  const Locale& locale = site.locale(request);
  const Dossier& dossier = view.dossier;
  DossierReview review{.frame = std::move(frame),
                       .code = dossier.code,
                       .procedure_name = procedure_words(site, view.office, dossier),
                       .full_name = dossier.submitter.full_name,
                       .version = dossier.version,
                       .request_key = random_token(18),
                       .state = state_tag(locale, dossier.state),
                       .draft = dossier.draft,
                       .waits = dossier.state == decided_in,
                       .person = person_facts(locale, dossier, civil_day(site.now())),
                       .facts = dossier_facts(locale, view),
                       .promise = dossier_promise(locale, dossier, site.now()),
                       .reason = std::string(request.input("reason")),
                       .timeline = timeline_of(locale, view.events, view.officers)};
  for (const Paper& paper : dossier.papers) review.papers.push_back(paper_words(locale, paper));
  const Timeliness time = timeliness(dossier, site.now());
  if (time == Timeliness::overdue) review.urgency = late_tag(locale);
  if (time == Timeliness::due_soon) review.urgency = soon_tag(locale);
  const auto due = expected_at(dossier);
  if (due && review.waits) review.left = left_words(locale, *due, site.now());
  return review;
}

void show_problem(DossierReview& review, const Site& site, const http::Request& request,
                  const app::SignedIn& who, const Error& error) {
  review.problem = form_problem(site.locale(request), {error});
  review.reason_problem = review.problem->of("reason");
  if (error.message_id == "dossier.changed")
    review.changes = changes_for(site, request, who, review.code, dossier_command(request).version);
}

}  // namespace khongcho::web
