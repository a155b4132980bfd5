// Mẫu 01 as a print page: an A5 sheet for each copy.
#pragma once

#include <string>

#include "core/paper/printed_form.h"
#include "web/common/page_frame.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

// Printing again is written down, and the paper says so.
struct PrintAgain {
  std::string code;
  int version = 0;
  std::string request_key;
};

struct ReceiptPage {
  PageFrame frame;
  PrintedForm form;
  SafeHtml qr;
  PrintAgain again;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
