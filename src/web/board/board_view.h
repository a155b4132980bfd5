// The board made from what the office did today.
#pragma once

#include "app/dossier_views.h"
#include "web/board/board_page.h"
#include "web/site/site.h"

namespace khongcho::web {

// The office asked for (?don-vi=slug), else the reader's own.
Expected<Office> board_office(const Site& site, const http::Request& request,
                              const app::SignedIn& who);
Expected<Board> board_of(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const Office& office);

}  // namespace khongcho::web
