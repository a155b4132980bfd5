// The board of each waiting room (bảng gọi số): /bang and what lies under it.
#pragma once

#include "app/voice.h"
#include "http/router.h"
#include "web/site/room_watch.h"
#include "web/site/site.h"

namespace khongcho::web {

// All three must outlive the router; before the watch starts.
void add_display_routes(http::Router& router, const Site& site, RoomWatch& watch,
                        const app::Voice& voice);

}  // namespace khongcho::web
