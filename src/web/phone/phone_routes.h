// Numbers taken and followed on a citizen's own phone.
#pragma once

#include "http/router.h"
#include "web/site/room_watch.h"
#include "web/site/site.h"

namespace khongcho::web {

// Before watch.start(); all must outlive the router.
void add_phone_routes(http::Router& router, const Site& site, RoomWatch& watch);

}  // namespace khongcho::web
