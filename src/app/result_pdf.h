// A result document as a PDF on A4, laid out after NĐ 30/2020, with the places where the signing
// side puts the visible mark of the signature and of the seal.
#pragma once

#include <string>

#include "base/time.h"
#include "core/paper/printed_result.h"

namespace khongcho::app {

// In points from the lower left corner of the page, as a PDF counts.
struct PdfPlace {
  int page = 1;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct ResultPdf {
  std::string bytes;
  int pages = 1;
  PdfPlace signature;  // between the title of the signer and the name
  PdfPlace seal;       // covers the left third of it
};

// The same document and time give the same bytes wherever the same fonts are.
ResultPdf result_pdf(const PrintedResult& result, Instant created_at);

}  // namespace khongcho::app
