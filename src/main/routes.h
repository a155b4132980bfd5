// Everything the program answers over HTTP.
#pragma once

#include "http/router.h"
#include "web/site/site.h"

namespace khongcho {

void add_all_routes(http::Router& router, const web::Site& site);

}  // namespace khongcho
