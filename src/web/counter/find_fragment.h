// The box that finds a dossier, on every page of the counter.
#pragma once

#include <string>

#include "base/locale.h"

namespace khongcho::web {

struct FindFragment {
  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
