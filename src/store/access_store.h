// Who read which dossier, and notices waiting to be sent.
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

// A notice to the citizen, written with the event that causes it and sent after the commit.
void enqueue_notice(sql::Transaction& tx, const std::string& kind, DossierId dossier, Instant at);

}  // namespace khongcho::store
