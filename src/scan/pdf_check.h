// PDF files from outside, by qpdf and poppler in programs of their own: what is in them, and what
// their pages look like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho::scan {

// Number of pages, or why the file may not be kept: see check_document.
Expected<int> check_pdf(std::string_view bytes, int most_pages);

// One page (from 1) as PNG; not_found where there is no such page.
Expected<std::string> pdf_page_picture(std::string_view bytes, int page, int dpi);
// All pages as JPEG, in order.
Expected<std::vector<std::string>> pdf_page_images(std::string_view bytes, int dpi);

}  // namespace khongcho::scan
