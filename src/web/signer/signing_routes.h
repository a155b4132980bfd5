// Signing and sealing with keys: batches in the background, and the keys themselves.
#pragma once

#include "app/signing_batches.h"
#include "http/router.h"
#include "web/site/site.h"

namespace khongcho::web {

struct SigningServices {
  const app::KeyFolder& keys;
  app::SigningBatches& batches;
};

// All must outlive the router.
void add_signing_routes(http::Router& router, const Site& site, SigningServices services);

}  // namespace khongcho::web
