// Form bodies: application/x-www-form-urlencoded and multipart/form-data.
#pragma once

#include "http/request.h"
#include "http/router.h"

namespace khongcho::http {

// Fills `form` and `files` where the body is a form. Returns 0, or the status to refuse with: 400
// where the body is not what it says, 413 where it holds more than the route takes.
int read_form(Request& request, const RouteOptions& options);

}  // namespace khongcho::http
