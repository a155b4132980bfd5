#include "store/apology_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kProposed{"apology.proposed", R"sql(
  SELECT id FROM dossiers
  WHERE COALESCE(competent_office_id, office_id) = :office_id AND apology_proposed_at IS NOT NULL
  ORDER BY apology_proposed_at, id LIMIT :limit
)sql"};

const NamedQuery kCountProposed{"apology.count_proposed", R"sql(
  SELECT COUNT(*) FROM dossiers
  WHERE COALESCE(competent_office_id, office_id) = :office_id AND apology_proposed_at IS NOT NULL
)sql"};

const NamedQuery kMade{"apology.made", R"sql(
  SELECT id FROM dossiers
  WHERE COALESCE(competent_office_id, office_id) = :office_id AND apologised_at IS NOT NULL
    AND apologised_at >= :from_at AND apologised_at < :to_at
  ORDER BY apologised_at, id LIMIT :limit
)sql"};

const NamedQuery kSentAt{"apology.sent_at", R"sql(
  SELECT sent_at FROM outbox WHERE dossier_id = :dossier_id AND kind = 'apologised'
  ORDER BY at DESC LIMIT 1
)sql"};

DossierId read_id(const sql::Row& row) {
  return {row.integer(0)};
}

}  // namespace

std::vector<DossierId> dossiers_with_proposed_apology(sql::Transaction& tx, OfficeId office,
                                                      int limit) {
  return tx.all(kProposed, read_id, {{"office_id", office}, {"limit", limit}});
}

int count_proposed_apologies(sql::Transaction& tx, OfficeId office) {
  const auto count = tx.first(kCountProposed, [](const sql::Row& row) { return row.integer(0); },
                              {{"office_id", office}});
  return static_cast<int>(count.value_or(0));
}

std::vector<DossierId> dossiers_apologised_for(sql::Transaction& tx, OfficeId office, Instant from,
                                               Instant to, int limit) {
  return tx.all(kMade, read_id,
                {{"office_id", office}, {"from_at", from}, {"to_at", to}, {"limit", limit}});
}

std::optional<Instant> apology_sent_at(sql::Transaction& tx, DossierId dossier) {
  const auto sent = tx.first(kSentAt, [](const sql::Row& row) { return row.optional_instant(0); },
                             {{"dossier_id", dossier}});
  return sent.value_or(std::nullopt);
}

}  // namespace khongcho::store
