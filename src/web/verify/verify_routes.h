// GET and POST /kiem-chung, /kiem-chung/{code}: is this the result that was issued?
#pragma once

#include "app/signing_keys.h"
#include "http/router.h"
#include "web/site/site.h"

namespace khongcho::web {

// All must outlive the router.
void add_verify_routes(http::Router& router, const Site& site, const app::KeyFolder& keys);

}  // namespace khongcho::web
