#include "store/consultation_store.h"

#include "store/dossier_rows.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsert{"consultation.insert", R"sql(
  INSERT INTO consultations (id, dossier_id, office_id, due_at)
  VALUES (:id, :dossier_id, :office_id, :due_at)
)sql"};

const NamedQuery kClose{"consultation.close", R"sql(
  UPDATE consultations SET closed_at = :at WHERE id = :id AND closed_at IS NULL
)sql"};

// Said in this way, no database walks through the index of all open ones.
const NamedQuery kCloseOfDossier{"consultation.close_of_dossier", R"sql(
  UPDATE consultations SET closed_at = :at
  WHERE dossier_id = :dossier_id AND COALESCE(closed_at, 0) = 0
)sql"};

const NamedQuery kOpen{"consultation.open_of_office", R"sql(
  SELECT id, dossier_id, due_at FROM consultations
  WHERE office_id = :office_id AND closed_at IS NULL AND (due_at, id) > (:due_at, :after_id)
  ORDER BY due_at, id LIMIT :limit
)sql"};

const NamedQuery kCountOpen{"consultation.count_open", R"sql(
  SELECT COUNT(*) FROM
    (SELECT 1 FROM consultations WHERE office_id = :office_id AND closed_at IS NULL
     LIMIT 1000) AS counted
)sql"};

const NamedQuery kClosed{"consultation.closed_of_office", R"sql(
  SELECT id, dossier_id, due_at FROM consultations
  WHERE office_id = :office_id AND closed_at IS NOT NULL
  ORDER BY closed_at DESC, id DESC LIMIT :limit
)sql"};

const NamedQuery kChildren{"dossier.children", select_dossiers("WHERE parent_id = :parent_id"
                                                               " ORDER BY id LIMIT 50")};

ConsultationKey read_key(const sql::Row& row) {
  return {.id = {row.integer(0)}, .dossier = {row.integer(1)}, .due_at = row.instant(2)};
}

}  // namespace

void insert(sql::Transaction& tx, const Consultation& consultation, DossierId dossier) {
  tx.execute(kInsert, {{"id", consultation.id},
                       {"dossier_id", dossier},
                       {"office_id", consultation.office},
                       {"due_at", consultation.due_at}});
}

void close_consultation(sql::Transaction& tx, ConsultationId id, Instant at) {
  tx.execute(kClose, {{"id", id}, {"at", at}});
}

void close_consultations_of(sql::Transaction& tx, DossierId dossier, Instant at) {
  tx.execute(kCloseOfDossier, {{"dossier_id", dossier}, {"at", at}});
}

std::vector<ConsultationKey> open_consultations(sql::Transaction& tx, OfficeId office,
                                                const std::optional<ConsultationKey>& after,
                                                int limit) {
  const ConsultationKey key = after.value_or(ConsultationKey{});
  return tx.all(kOpen, read_key,
                {{"office_id", office},
                 {"due_at", key.due_at},
                 {"after_id", key.id},
                 {"limit", limit}});
}

int count_open_consultations(sql::Transaction& tx, OfficeId office) {
  const auto count = tx.first(
      kCountOpen, [](const sql::Row& row) { return row.integer(0); }, {{"office_id", office}});
  return static_cast<int>(count.value_or(0));
}

std::vector<ConsultationKey> closed_consultations(sql::Transaction& tx, OfficeId office,
                                                  int limit) {
  return tx.all(kClosed, read_key, {{"office_id", office}, {"limit", limit}});
}

std::vector<Dossier> children_of(sql::Transaction& tx, DossierId parent) {
  return tx.all(kChildren, read_dossier, {{"parent_id", parent}});
}

}  // namespace khongcho::store
