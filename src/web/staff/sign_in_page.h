// The log-in page.
#pragma once

#include <optional>
#include <string>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct SignInPage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  std::string login = {};
  std::string back = {};  // a path of ours to go on to

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
