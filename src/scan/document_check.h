// Whether a file is a document that may be kept: its type by its bytes alone, whatever it is
// called, and that it can be opened now and in thirty years (as PDF/A asks).
#pragma once

#include <string>
#include <string_view>

#include "base/expected.h"

namespace khongcho::scan {

struct DocumentLimits {
  int pages = 300;
  int least_pixels = 600;           // of the longer side of an image
  std::size_t most_pixels = 120'000'000;
};

struct Document {
  std::string media_type;  // application/pdf, image/jpeg, image/png, image/tiff
  int pages = 1;
  int dpi = 0;  // of an image, as if it showed an A4 page; 0 for a PDF
};

// Refuses, each with a sentence of its own: what is none of the four types (scan.executable,
// scan.wrong_type); a PDF that is damaged, encrypted, too long, of an odd size, runs programs,
// holds other files or lacks fonts; an image that is damaged, too small, too large or blank.
Expected<Document> check_document(std::string_view bytes, const DocumentLimits& limits = {});

// The type by its bytes ("application/pdf"), as libmagic knows it.
std::string media_type_of(std::string_view bytes);

}  // namespace khongcho::scan
