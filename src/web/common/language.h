// In which language somebody reads: a cookie, Vietnamese unless they chose otherwise.
#pragma once

#include <string>

#include "http/request.h"
#include "http/response.h"

namespace khongcho::web {

// "vi" or "en".
std::string language_of(const http::Request& request);
// GET /ngon-ngu/{ma}?ve=/duong-dan: keeps the choice and goes back to a page of ours.
http::Response get_language(const http::Request& request);
// `address` where it is a path of ours, else "/".
std::string local_path(std::string_view address);

}  // namespace khongcho::web
