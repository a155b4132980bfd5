// One question before something that cannot be undone.
#pragma once

#include <string>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct ConfirmPage {
  PageFrame frame;
  Confirm confirm;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
