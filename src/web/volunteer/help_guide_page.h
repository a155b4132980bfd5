// How to show something on the citizen's own phone, and the button that says it was shown.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct HelpGuidePage {
  PageFrame frame;
  std::string title;
  std::vector<std::string> steps;
  bool noted = false;
  Url action;
  Url back;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
