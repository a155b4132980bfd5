#include "store/apology_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kProposed{"apology.proposed", R"sql(
  SELECT apology_proposed_at, id FROM dossiers
  WHERE COALESCE(competent_office_id, office_id) = :office_id AND apology_proposed_at IS NOT NULL
    AND (apology_proposed_at, id) > (:after_at, :after_id)
  ORDER BY apology_proposed_at, id LIMIT :limit
)sql"};

const NamedQuery kCountProposed{"apology.count_proposed", R"sql(
  SELECT COUNT(*) FROM
    (SELECT 1 FROM dossiers
     WHERE COALESCE(competent_office_id, office_id) = :office_id AND apology_proposed_at IS NOT NULL
     LIMIT 1000) AS counted
)sql"};

const NamedQuery kMade{"apology.made", R"sql(
  SELECT apologised_at, id FROM dossiers
  WHERE COALESCE(competent_office_id, office_id) = :office_id AND apologised_at IS NOT NULL
    AND (apologised_at, id) > (:from_at, :from_id) AND apologised_at < :to_at
  ORDER BY apologised_at, id LIMIT :limit
)sql"};

ApologyKey read_key(const sql::Row& row) {
  return {row.instant(0), {row.integer(1)}};
}

}  // namespace

std::vector<ApologyKey> dossiers_with_proposed_apology(sql::Transaction& tx, OfficeId office,
                                                       int limit, const ApologyKey& after) {
  return tx.all(kProposed, read_key,
                {{"office_id", office},
                 {"after_at", after.at},
                 {"after_id", after.dossier},
                 {"limit", limit}});
}

int count_proposed_apologies(sql::Transaction& tx, OfficeId office) {
  const auto count = tx.first(kCountProposed, [](const sql::Row& row) { return row.integer(0); },
                              {{"office_id", office}});
  return static_cast<int>(count.value_or(0));
}

std::vector<ApologyKey> dossiers_apologised_for(sql::Transaction& tx, OfficeId office,
                                                const ApologyKey& from, Instant to, int limit) {
  return tx.all(kMade, read_key,
                {{"office_id", office},
                 {"from_at", from.at},
                 {"from_id", from.dossier},
                 {"to_at", to},
                 {"limit", limit}});
}

}  // namespace khongcho::store
