// The officer's own page as GET and both forms show it.
#pragma once

#include <vector>

#include "web/site/site.h"

namespace khongcho::web {

// With a refusal it is shown as 422.
http::Response show_own_page(const Site& site, const http::Request& request,
                             const app::SignedIn& who, const std::vector<Error>& errors);

}  // namespace khongcho::web
