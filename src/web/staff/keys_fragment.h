// The table of keys of the desk, shown on the officer's own page and beside the intake.
#pragma once

#include <string>

#include "base/locale.h"

namespace khongcho::web {

struct KeysFragment {
  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
