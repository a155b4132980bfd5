// The visible mark of an electronic signature: who, as what, which number, when (NĐ 30/2020, phụ
// lục I: name and time of signing to the second, with the time zone).
#pragma once

#include <string>

#include "app/pdf_canvas.h"
#include "base/locale.h"
#include "base/time.h"

namespace khongcho::app {

struct MarkWords {
  std::string name;
  std::string title = {};
  std::string number = {};
  Instant at{};
  bool is_seal = false;  // framed; lines in the middle
  double free_left = 0;  // points on the left that the seal will cover
};

// A PDF of one page of that size, in Vietnamese; letters grow smaller until all fits.
std::string signature_mark(const Locale& vietnamese, const MarkWords& words, PageSize size);

}  // namespace khongcho::app
