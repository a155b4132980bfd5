// A session that has ended shows nothing any more, and says so.
#pragma once

#include <string>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct HelpOverPage {
  PageFrame frame;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
