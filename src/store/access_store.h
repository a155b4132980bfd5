// Who read which dossier.
#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace khongcho::store {

struct DossierAccess {
  DossierId dossier;
  OfficerId officer;
  Instant at{};
  std::string page;
};

void log_access(sql::Transaction& tx, const DossierAccess& access);
std::vector<DossierAccess> accesses_of(sql::Transaction& tx, DossierId dossier, int limit);

}  // namespace khongcho::store
