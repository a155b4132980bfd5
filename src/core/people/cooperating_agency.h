// A cooperating agency (cơ quan phối hợp: công an, bảo hiểm xã hội): decides procedures of its own
// inside interlinked dossiers, but has no one-stop shop that people come to.
#pragma once

#include "core/people/office.h"

namespace khongcho {

// By its level: "agency-police", "agency-insurance".
inline bool is_cooperating_agency(const Office& office) {
  return office.level.starts_with("agency-");
}

}  // namespace khongcho
