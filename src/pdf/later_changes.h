// What was written behind a signature; for the sources of this ring only.
#pragma once

#include <cstddef>

#include "pdf/pdf_file.h"

namespace khongcho::pdf {

// The first `end` bytes are a document by themselves, and everything behind them only adds
// signatures: new objects, a signature more in the form and in the annotations of pages.
bool only_signed_since(const PdfFile& file, std::size_t end);

}  // namespace khongcho::pdf
