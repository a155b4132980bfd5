// The refusal of whatever the state of a dossier forbids.
#pragma once

#include <string>

#include "base/expected.h"
#include "core/dossier/dossier.h"

namespace khongcho {

inline Error cannot_now(const Dossier& dossier) {
  return {ErrorCode::conflict, "dossier.cannot_now", {std::string(text_of(dossier.state))}};
}

}  // namespace khongcho
