// Which questions an office has been asked, and which dossiers stand inside another one.
#pragma once

#include <optional>
#include <vector>

#include "core/dossier/dossier.h"
#include "sql/database.h"

namespace khongcho::store {

struct ConsultationKey {
  ConsultationId id;
  DossierId dossier;
  Instant due_at{};
};

// Beside the dossier that holds it, in the same transaction.
void insert(sql::Transaction& tx, const Consultation& consultation, DossierId dossier);
void close_consultation(sql::Transaction& tx, ConsultationId id, Instant at);
void close_consultations_of(sql::Transaction& tx, DossierId dossier, Instant at);
// Not closed yet, the nearest due time first, after that one.
std::vector<ConsultationKey> open_consultations(sql::Transaction& tx, OfficeId office,
                                                const std::optional<ConsultationKey>& after,
                                                int limit);
// Closed last first.
// A thousand at most.
int count_open_consultations(sql::Transaction& tx, OfficeId office);
std::vector<ConsultationKey> closed_consultations(sql::Transaction& tx, OfficeId office, int limit);

// Opened inside that dossier, in the order they were.
std::vector<Dossier> children_of(sql::Transaction& tx, DossierId parent);

}  // namespace khongcho::store
