// Mẫu 04 before it is signed.
#pragma once

#include <string>

#include "core/paper/printed_form.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct ApologyPaperPage {
  PageFrame frame;
  PrintedForm form;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
