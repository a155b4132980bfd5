#include "store/access_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kLog{"access.log", R"sql(
  INSERT INTO dossier_accesses (id, dossier_id, officer_id, at, page)
  VALUES (:id, :dossier_id, :officer_id, :at, :page)
)sql"};

const NamedQuery kOf{"access.of", R"sql(
  SELECT dossier_id, officer_id, at, page FROM dossier_accesses
  WHERE dossier_id = :dossier_id ORDER BY at DESC, id DESC LIMIT :limit
)sql"};

}  // namespace

void log_access(sql::Transaction& tx, const DossierAccess& access) {
  tx.execute(kLog, {{"id", make_id()},
                    {"dossier_id", access.dossier},
                    {"officer_id", access.officer},
                    {"at", access.at},
                    {"page", access.page}});
}

std::vector<DossierAccess> accesses_of(sql::Transaction& tx, DossierId dossier, int limit) {
  const auto read = [](const sql::Row& row) {
    return DossierAccess{.dossier = {row.integer(0)},
                         .officer = {row.integer(1)},
                         .at = row.instant(2),
                         .page = row.text(3)};
  };
  return tx.all(kOf, read, {{"dossier_id", dossier}, {"limit", limit}});
}

}  // namespace khongcho::store
