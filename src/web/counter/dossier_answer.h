// The page of one dossier as GET and every form on it show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "web/site/dossier_form.h"
#include "web/site/site.h"

namespace khongcho::web {

struct DossierShown {
  std::optional<Error> error = {};  // of the form that was sent
  int version_seen = 0;             // that this form showed
  std::string reason = {};          // typed
  bool just_done = false;           // right after the intake
};

http::Response show_dossier(const Site& site, const http::Request& request,
                            const app::SignedIn& who, const DossierShown& shown);

// To `next` with a notice, or the page again with everything typed and what went wrong.
http::Response answer_dossier_form(const Site& site, const http::Request& request,
                                   const app::SignedIn& who, const Expected<Dossier>& outcome,
                                   std::string_view notice);

}  // namespace khongcho::web
