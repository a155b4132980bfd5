// A catalogue as the text of its file in data/catalogue/, the same bytes for the same catalogue.
#pragma once

#include <string>

#include "core/procedure/procedure.h"

namespace khongcho::store {

std::string catalogue_json(const Catalogue& catalogue);

}  // namespace khongcho::store
