// Results waiting for their citizens: by the code on the receipt, or from the list.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/counter/desk_page.h"

namespace khongcho::web {

struct ReturnsPage {
  PageFrame frame;
  std::string typed = {};
  bool nothing_found = false;
  DeskList found = {};
  DeskList ready;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
