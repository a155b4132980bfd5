// The forms on A4: request for papers, refusal, apology, stop notice, control slip.
#pragma once

#include <string>

#include "core/paper/printed_form.h"
#include "web/common/page_frame.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

struct LetterPage {
  PageFrame frame;
  PrintedForm form;
  SafeHtml qr;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
