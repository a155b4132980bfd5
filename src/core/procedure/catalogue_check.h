// What a catalogue must satisfy before it may be used, wherever it was read from.
#pragma once

#include <string>
#include <vector>

#include "base/expected.h"
#include "core/procedure/procedure.h"

namespace khongcho {

// `path` leads to the part at fault: "/procedures/4/components/2/when".
struct CatalogueProblem {
  std::string path;
  Error reason;
};

std::vector<CatalogueProblem> check_catalogue(const Catalogue& catalogue);

}  // namespace khongcho
