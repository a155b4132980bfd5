#include "web/counter/desk_rows.h"

#include "web/site/dossier_form.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

DeskRow DeskRows::row(const Dossier& dossier) const {
  const Instant now = site.now();
  const auto due = expected_at(dossier);
  DeskRow row{.code = dossier.code,
              .url = Url::path("/quay/ho-so/{}", {dossier.code}),
              .procedure = procedure_words(site, office, dossier),
              .person = dossier.submitter.full_name,
              .when = due ? short_instant_words(*due, now) : "–",
              .tag = state_tag(locale, dossier.state)};
  if (dossier.state == DossierState::result_ready)
    row.url = Url::path("/quay/tra/{}", {dossier.code});
  const Timeliness time = timeliness(dossier, now);
  if (time == Timeliness::overdue) row.tag = late_tag(locale);
  if (time == Timeliness::due_soon) row.tag = soon_tag(locale);
  return row;
}

DeskRow DeskRows::row_received(const Dossier& dossier) const {
  DeskRow row{.code = dossier.code,
              .url = Url::path("/quay/ho-so/{}", {dossier.code}),
              .procedure = procedure_words(site, office, dossier),
              .person = dossier.submitter.full_name,
              .when = short_instant_words(dossier.received_at, site.now()),
              .tag = state_tag(locale, dossier.state)};
  return row;
}

std::vector<DeskRow> DeskRows::rows(const std::vector<Dossier>& dossiers) const {
  std::vector<DeskRow> all;
  for (const Dossier& dossier : dossiers) all.push_back(row(dossier));
  return all;
}

}  // namespace khongcho::web
