// Which route a dossier of a procedure takes: the one that names the procedure before the one of
// its field, and of one route the latest version.
#pragma once

#include <string_view>
#include <vector>

#include "core/procedure/procedure.h"
#include "core/route/route.h"

namespace khongcho {

// Of the profile and level the procedure is asked for at; null where none fits.
const Route* choose_route(const std::vector<const Route*>& routes, std::string_view profile,
                          std::string_view level, const Procedure& procedure);

}  // namespace khongcho
