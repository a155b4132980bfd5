// How public pages answer: the frame with the office's hours, and how long a copy may be kept.
#pragma once

#include <string>
#include <utility>

#include "http/request.h"
#include "http/response.h"
#include "web/site/site.h"

namespace khongcho::web {

PageFrame citizen_frame(const Site& site, const http::Request& request, const Office& office,
                        std::string title);

// Language and office hang on cookies: a copy is asked about before it is shown again.
constexpr const char* kAskAgain = "private, no-cache";
// Of one person's dossier nothing is kept on a shared machine.
constexpr const char* kKeepNothing = "no-store";

template <typename Page>
http::Response show_public(const Site& site, const http::Request& request, Page page,
                           int status = 200) {
  http::Response response = site.show(request, std::move(page), status);
  response.set("Cache-Control", kAskAgain);
  return response;
}

}  // namespace khongcho::web
