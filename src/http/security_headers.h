// The headers every response carries so that a browser loads and runs only what is ours.
#pragma once

#include "http/request.h"
#include "http/response.h"

namespace khongcho::http {

// For Router::after(). A header the action has set itself is left alone. Pages that say nothing
// about caching are not stored.
void add_security_headers(const Request& request, Response& response);

}  // namespace khongcho::http
