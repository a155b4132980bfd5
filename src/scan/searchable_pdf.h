// Pages as one PDF with their text behind the images, by the tesseract program.
#pragma once

#include <string>
#include <vector>

#include "base/expected.h"

namespace khongcho::scan {

struct Recognition {
  std::string language = "vie";
  int seconds_a_page = 60;
};

// `images`: JPEG or PNG, their resolution in them. Refuses (scan.no_text_program) where tesseract
// or its language is not installed or gives up.
Expected<std::string> searchable_pdf(const std::vector<std::string>& images,
                                     const Recognition& how = {});

}  // namespace khongcho::scan
