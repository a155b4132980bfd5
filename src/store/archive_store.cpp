#include "store/archive_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsert{"archived_paper.insert", R"sql(
  INSERT INTO archived_papers (dossier_id, form, version, sha256, bytes, created_at)
  VALUES (:dossier_id, :form, :version, :sha256, :bytes, :created_at)
  ON CONFLICT (dossier_id, form, version) DO NOTHING
)sql"};

const NamedQuery kFind{"archived_paper.find", R"sql(
  SELECT dossier_id, form, version, sha256, bytes, created_at FROM archived_papers
  WHERE dossier_id = :dossier_id AND form = :form AND version = :version
)sql"};

const NamedQuery kOfDossier{"archived_paper.of_dossier", R"sql(
  SELECT dossier_id, form, version, sha256, bytes, created_at FROM archived_papers
  WHERE dossier_id = :dossier_id
  ORDER BY version, form
)sql"};

ArchivedPaper read_paper(const sql::Row& row) {
  return {.dossier = row.id<DossierId>(0),
          .form = row.text(1),
          .version = static_cast<int>(row.integer(2)),
          .sha256 = row.text(3),
          .bytes = row.integer(4),
          .created_at = row.instant(5)};
}

}  // namespace

ArchivedPaper keep(sql::Transaction& tx, const ArchivedPaper& paper) {
  tx.execute(kInsert, {{"dossier_id", paper.dossier},
                       {"form", paper.form},
                       {"version", paper.version},
                       {"sha256", paper.sha256},
                       {"bytes", paper.bytes},
                       {"created_at", paper.created_at}});
  return find_archived_paper(tx, paper.dossier, paper.form, paper.version).value();
}

std::optional<ArchivedPaper> find_archived_paper(sql::Transaction& tx, DossierId dossier,
                                                 const std::string& form, int version) {
  return tx.first(kFind, read_paper,
                  {{"dossier_id", dossier}, {"form", form}, {"version", version}});
}

std::vector<ArchivedPaper> archived_papers_of(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kOfDossier, read_paper, {{"dossier_id", dossier}});
}

}  // namespace khongcho::store
