// The page for everything that did not work: what happened, and what to do now.
#pragma once

#include <string>

#include "base/expected.h"
#include "base/locale.h"
#include "http/response.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct ErrorWords {
  std::string what;           // happened, one sentence
  std::string next;           // what to do, one sentence
  std::string reason = {};    // the rule that said no, when one did
  std::string incident = {};  // number to quote to the operator
};

struct ErrorPage {
  PageFrame frame;
  ErrorWords words;

  std::string render(const Locale& locale) const;
};

// The same inside the bar of the officers.
struct StaffErrorPage {
  PageFrame frame;
  ErrorWords words;

  std::string render(const Locale& locale) const;
};

// `frame` decides which of the two. `status`: 400 403 404 405 409 413 422 429 500 503; any other is
// spoken of as 500 or 400.
http::Response error_page(const Locale& locale, PageFrame frame, int status,
                          std::string incident = {});
// A refusal that has no form to be shown in.
http::Response error_page(const Locale& locale, PageFrame frame, const Error& error);

}  // namespace khongcho::web
