#include "store/uncollected_store.h"

#include "store/named_query.h"

namespace khongcho::store {

namespace {

const NamedQuery kList{"uncollected.list", R"sql(
  SELECT d.id, d.code, d.procedure_name, d.submitter_name, d.submitter_phone, d.result_number,
         d.result_ready_at,
         (SELECT COUNT(*) FROM result_reminders r WHERE r.dossier_id = d.id),
         (SELECT MAX(r.at) FROM result_reminders r WHERE r.dossier_id = d.id),
         (SELECT o.full_name FROM result_reminders r JOIN officers o ON o.id = r.officer_id
          WHERE r.dossier_id = d.id ORDER BY r.at DESC, r.id DESC LIMIT 1)
  FROM dossiers d
  WHERE d.office_id = :office_id AND d.state = 'result_ready' AND d.result_ready_at <= :before
    AND (d.result_ready_at, d.id) > (:after_at, :after_id)
  ORDER BY d.result_ready_at, d.id
  LIMIT :limit
)sql"};

const NamedQuery kCount{"uncollected.count", R"sql(
  SELECT COUNT(*),
         COUNT(*) FILTER (WHERE NOT EXISTS
           (SELECT 1 FROM result_reminders r WHERE r.dossier_id = d.id))
  FROM dossiers d
  WHERE d.office_id = :office_id AND d.state = 'result_ready' AND d.result_ready_at <= :before
)sql"};

const NamedQuery kRemind{"result_reminder.insert", R"sql(
  INSERT INTO result_reminders (id, dossier_id, at, officer_id)
  VALUES (:id, :dossier_id, :at, :officer_id)
)sql"};

const NamedQuery kLast{"result_reminder.last", R"sql(
  SELECT at FROM result_reminders WHERE dossier_id = :dossier_id
  ORDER BY at DESC, id DESC LIMIT 1
)sql"};

UncollectedResult read_result(const sql::Row& row) {
  return {.dossier = row.id<DossierId>(0),
          .code = row.text(1),
          .procedure_name = row.text(2),
          .full_name = row.text(3),
          .phone = row.text(4),
          .result_number = row.text(5),
          .ready_at = row.instant(6),
          .reminders = static_cast<int>(row.integer(7)),
          .reminded_at = row.optional_instant(8),
          .reminded_by = row.optional_text(9).value_or("")};
}

}  // namespace

std::vector<UncollectedResult> uncollected_results(sql::Transaction& tx, OfficeId office,
                                                   Instant before,
                                                   const std::optional<UncollectedKey>& after,
                                                   int limit) {
  const UncollectedKey from = after.value_or(UncollectedKey{.ready_at = from_unix(-1)});
  return tx.all(kList, read_result,
                {{"office_id", office},
                 {"before", before},
                 {"after_at", from.ready_at},
                 {"after_id", from.dossier},
                 {"limit", limit}});
}

UncollectedCount count_uncollected(sql::Transaction& tx, OfficeId office, Instant before) {
  const auto read = [](const sql::Row& row) {
    return UncollectedCount{.waiting = static_cast<int>(row.integer(0)),
                            .never_reminded = static_cast<int>(row.integer(1))};
  };
  return tx.first(kCount, read, {{"office_id", office}, {"before", before}}).value();
}

void insert_reminder(sql::Transaction& tx, DossierId dossier, OfficerId officer, Instant at) {
  tx.execute(kRemind,
             {{"id", make_id()}, {"dossier_id", dossier}, {"at", at}, {"officer_id", officer}});
}

std::optional<Instant> last_reminder(sql::Transaction& tx, DossierId dossier) {
  return tx.first(
      kLast, [](const sql::Row& row) { return row.instant(0); }, {{"dossier_id", dossier}});
}

}  // namespace khongcho::store
