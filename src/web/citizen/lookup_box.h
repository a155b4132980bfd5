// The box for the code on the receipt, on the home page and on the look-up pages.
#pragma once

#include <string>

#include "base/locale.h"

namespace khongcho::web {

// {{> citizen/lookup_box_fragment lookup}}
struct LookupBox {
  std::string code = {};     // as typed
  std::string problem = {};  // one sentence

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
