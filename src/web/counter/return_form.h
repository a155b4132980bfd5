// The page that hands over a result, as GET and POST both show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dossier/dossier_moves.h"
#include "web/site/site.h"

namespace khongcho::web {

struct ReturnShown {
  std::optional<HandOver> typed = {};  // nothing: the page is shown for the first time
  std::vector<Error> errors = {};
  int version_seen = 0;
};

http::Response show_return(const Site& site, const http::Request& request, const app::SignedIn& who,
                           const ReturnShown& shown);

}  // namespace khongcho::web
