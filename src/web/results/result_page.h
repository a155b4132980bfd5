// A result document on A4: before the signature as it would be, after it as it is.
#pragma once

#include <string>

#include "core/paper/printed_result.h"
#include "web/common/page_frame.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

// A line as the page writes it.
struct ResultPageLine {
  std::string kind;  // paragraph, row, heading
  std::vector<ResultSpan> spans;
};

struct ResultPage {
  PageFrame frame;
  PrintedResult result;
  std::vector<ResultPageLine> lines;
  SafeHtml qr;
  Url pdf;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
