// The page that asks for a code.
#pragma once

#include <optional>
#include <string>

#include "base/expected.h"
#include "core/people/office.h"
#include "http/response.h"
#include "web/site/site.h"

namespace khongcho::web {

struct CodeAsked {
  std::string typed = {};
  bool arriving = false;
  bool early = false;
  std::optional<Error> error = {};
  int status = 200;
};

http::Response show_code_page(const Site& site, const http::Request& request, const Office& office,
                              const CodeAsked& asked);

}  // namespace khongcho::web
