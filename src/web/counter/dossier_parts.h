// What the counter adds to a dossier's page: what was just done, what can be done now.
#pragma once

#include "app/dossier_views.h"
#include "web/counter/dossier_page.h"
#include "web/site/dossier_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

// An office's name; empty without one.
std::string office_name(const Site& site, OfficeId office);
JustDone just_done(const Locale& locale, const Dossier& dossier, Instant now);
DossierActions dossier_actions(const Site& site, const Locale& locale,
                               const app::DossierView& view);

}  // namespace khongcho::web
