// Log lines of this ring: one JSON object each, with the request id and no personal data. Paths,
// queries, addresses and inputs are left out; the pattern of the route stands for the path.
#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <string_view>

#include "http/request.h"

namespace khongcho::http {

// `failure` is null where something else than a std::exception was thrown.
void log_failure(const Request& request, int status, const std::exception* failure);
// Of work no request asked for; `event` says which.
void log_failure(std::string_view event, const std::exception& failure);
void log_request(const Request& request, int status, std::chrono::microseconds took);

// The first line of an exception's text with digits and quoted or bracketed parts blanked: drivers
// put values of rows there.
std::string without_values(std::string_view reason);

}  // namespace khongcho::http
