// The specialist's page of one dossier as GET and every form on it show it.
#pragma once

#include <optional>
#include <string>

#include "app/dossier_commands.h"
#include "app/dossier_views.h"
#include "web/site/site.h"
#include "web/specialist/work_dossier_page.h"

namespace khongcho::web {

http::Response show_work_dossier(const Site& site, const http::Request& request,
                                 const app::SignedIn& who, const std::optional<Error>& error);
// To `next` with a notice, or the page again with everything typed and what went wrong.
http::Response answer_work_form(const Site& site, const http::Request& request,
                                const app::SignedIn& who, const Expected<Dossier>& outcome,
                                const Url& next, std::string_view notice);
// The rules say "reason"; each form here has its own name for that input.
Error with_input(Error error, std::string_view input);

}  // namespace khongcho::web
