#include "store/count_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kAdd{"count.add", R"sql(
  INSERT INTO daily_counts (office_id, procedure_id, on_day, officer_id, received, instructed,
    rejected, promised, excluded, done, done_in_time, kept, returned, apologised)
  VALUES (:office_id, :procedure_id, :on_day, :officer_id, :received, :instructed,
    :rejected, :promised, :excluded, :done, :done_in_time, :kept, :returned, :apologised)
  ON CONFLICT (office_id, on_day, procedure_id, officer_id) DO UPDATE SET
    received = daily_counts.received + excluded.received,
    instructed = daily_counts.instructed + excluded.instructed,
    rejected = daily_counts.rejected + excluded.rejected,
    promised = daily_counts.promised + excluded.promised,
    excluded = daily_counts.excluded + excluded.excluded,
    done = daily_counts.done + excluded.done,
    done_in_time = daily_counts.done_in_time + excluded.done_in_time,
    kept = daily_counts.kept + excluded.kept,
    returned = daily_counts.returned + excluded.returned,
    apologised = daily_counts.apologised + excluded.apologised
)sql"};

// CAST: PostgreSQL sums BIGINT into NUMERIC.
const NamedQuery kOfDay{"count.of_day", R"sql(
  SELECT office_id, CAST(SUM(received) AS BIGINT), CAST(SUM(instructed) AS BIGINT),
    CAST(SUM(rejected) AS BIGINT), CAST(SUM(promised) AS BIGINT), CAST(SUM(excluded) AS BIGINT),
    CAST(SUM(done) AS BIGINT), CAST(SUM(done_in_time) AS BIGINT), CAST(SUM(kept) AS BIGINT),
    CAST(SUM(returned) AS BIGINT), CAST(SUM(apologised) AS BIGINT)
  FROM daily_counts WHERE office_id = :office_id AND on_day = :on_day GROUP BY office_id
)sql"};

const NamedQuery kOfAllOffices{"count.of_all_offices", R"sql(
  SELECT c.office_id, CAST(SUM(received) AS BIGINT), CAST(SUM(instructed) AS BIGINT),
    CAST(SUM(rejected) AS BIGINT), CAST(SUM(promised) AS BIGINT), CAST(SUM(excluded) AS BIGINT),
    CAST(SUM(done) AS BIGINT), CAST(SUM(done_in_time) AS BIGINT), CAST(SUM(kept) AS BIGINT),
    CAST(SUM(returned) AS BIGINT), CAST(SUM(apologised) AS BIGINT)
  FROM offices o JOIN daily_counts c ON c.office_id = o.id AND c.on_day = :on_day
  GROUP BY c.office_id ORDER BY c.office_id
)sql"};

OfficeCounts read_counts(const sql::Row& row) {
  return {.office = {row.integer(0)},
          .counts = {.received = row.integer(1),
                     .instructed = row.integer(2),
                     .rejected = row.integer(3),
                     .promised = row.integer(4),
                     .excluded = row.integer(5),
                     .done = row.integer(6),
                     .done_in_time = row.integer(7),
                     .kept = row.integer(8),
                     .returned = row.integer(9),
                     .apologised = row.integer(10)}};
}

}  // namespace

void add_counts(sql::Transaction& tx, const Dossier& dossier, const DayCounts& more) {
  const std::string day = iso_day(civil_day(dossier.received_at));
  tx.execute(kAdd, {{"office_id", dossier.office},
                    {"procedure_id", dossier.procedure},
                    {"on_day", day},
                    {"officer_id", dossier.receptionist.value},
                    {"received", more.received},
                    {"instructed", more.instructed},
                    {"rejected", more.rejected},
                    {"promised", more.promised},
                    {"excluded", more.excluded},
                    {"done", more.done},
                    {"done_in_time", more.done_in_time},
                    {"kept", more.kept},
                    {"returned", more.returned},
                    {"apologised", more.apologised}});
}

DayCounts counts_of_day(sql::Transaction& tx, OfficeId office, CivilDay day) {
  const auto found = tx.first(kOfDay, read_counts, {{"office_id", office}, {"on_day", iso_day(day)}});
  return found ? found->counts : DayCounts{};
}

std::vector<OfficeCounts> counts_of_all_offices(sql::Transaction& tx, CivilDay day) {
  return tx.all(kOfAllOffices, read_counts, {{"on_day", iso_day(day)}});
}

}  // namespace khongcho::store
