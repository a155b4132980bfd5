// What the counter adds to a dossier's page: what was just done, what can be done now.
#pragma once

#include "app/dossier_views.h"
#include "web/counter/dossier_page.h"
#include "web/site/dossier_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

// The name of the office that decides, where it is another than the one that received it.
std::string deciding_name(const Site& site, const Dossier& dossier);
JustDone just_done(const Locale& locale, const Dossier& dossier, Instant now);
DossierActions dossier_actions(const Site& site, const Locale& locale,
                               const app::DossierView& view);

}  // namespace khongcho::web
