// The recordings of the waiting room's loudspeaker, for the broadcaster of the commune radio:
// /phat-thanh/giong-doc and what lies under it.
#pragma once

#include "app/voice.h"
#include "http/router.h"
#include "web/site/site.h"

namespace khongcho::web {

// Both must outlive the router.
void add_voice_routes(http::Router& router, const Site& site, const app::Voice& voice);

}  // namespace khongcho::web
