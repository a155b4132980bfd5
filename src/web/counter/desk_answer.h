// The desk as the answer to what was pressed there.
#pragma once

#include <optional>

#include "app/waiting_room.h"
#include "web/site/site.h"

namespace khongcho::web {

app::Desk desk_of(const app::SignedIn& who);
// With what is wrong on top, and its status.
http::Response show_desk(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const std::optional<Error>& problem = {});

}  // namespace khongcho::web
