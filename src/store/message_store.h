// Messages between officers about one dossier.
#pragma once

#include <vector>

#include "core/dossier/dossier_message.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const DossierMessage& message);
// The latest first.
std::vector<DossierMessage> messages_of(sql::Transaction& tx, DossierId dossier, int limit);

}  // namespace khongcho::store
