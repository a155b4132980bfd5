// What is checked of a request once its head is there and before any of its body is read.
#pragma once

#include <string_view>

#include "http/request.h"
#include "http/server.h"
#include "http/trusted_proxies.h"

namespace khongcho::http {

struct Wire {
  std::string_view peer_ip;
  bool http11 = true;
  bool chunked = false;  // the parser undoes the coding of the body
};

// `request` holds method, target and headers. Fills the rest but form and params. Returns 0, or
// the status to refuse with.
int read_head(Request& request, const Wire& wire, const ServerConfig& config,
              const TrustedProxies& proxies);

}  // namespace khongcho::http
