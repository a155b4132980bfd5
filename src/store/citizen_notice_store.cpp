#include "store/citizen_notice_store.h"

#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

std::string select_notices(const std::string& condition) {
  return "SELECT id, dossier_id, office_id, kind, at, tries, try_at, problem, sent_at, told_by,"
         " ended_at FROM outbox WHERE " +
         condition;
}

const NamedQuery kInsert{"citizen_notice.insert", R"sql(
  INSERT INTO outbox (id, kind, dossier_id, at, payload, office_id, tries, try_at, problem, to_tell)
  VALUES (:id, :kind, :dossier_id, :at, '', :office_id, :tries, :try_at, :problem, :to_tell)
)sql"};

const NamedQuery kSave{"citizen_notice.save", R"sql(
  UPDATE outbox SET tries = :tries, try_at = :try_at, problem = :problem, sent_at = :sent_at,
    told_by = :told_by, ended_at = :ended_at
  WHERE id = :id
)sql"};

const NamedQuery kFind{"citizen_notice.find", select_notices("id = :id")};

const NamedQuery kOpen{"citizen_notice.open", select_notices("dossier_id = :dossier_id"
                                                             " AND COALESCE(sent_at, 0) = 0"
                                                             " AND COALESCE(ended_at, 0) = 0")};

const NamedQuery kAbout{"citizen_notice.about", select_notices("dossier_id = :dossier_id"
                                                               " ORDER BY at, id LIMIT 100")};

const NamedQuery kLast{"citizen_notice.last",
                       select_notices("dossier_id = :dossier_id AND kind = :kind"
                                      " ORDER BY at DESC LIMIT 1")};

const NamedQuery kToSend{"citizen_notice.to_send",
                         select_notices("try_at IS NOT NULL AND try_at <= :now"
                                        " ORDER BY try_at, id LIMIT :limit")};

const NamedQuery kClaim{"citizen_notice.claim", R"sql(
  UPDATE outbox SET tries = tries + 1, try_at = :until WHERE id = :id AND try_at = :try_at
)sql"};

const NamedQuery kToTell{"citizen_notice.to_tell",
                         select_notices("office_id = :office_id AND to_tell = 1"
                                        " AND sent_at IS NULL AND ended_at IS NULL"
                                        " AND (at, id) > (:after_at, :after_id)"
                                        " ORDER BY at, id LIMIT :limit")};

const NamedQuery kCountToTell{"citizen_notice.count_to_tell", R"sql(
  SELECT COUNT(*) FROM
    (SELECT 1 FROM outbox
     WHERE office_id = :office_id AND to_tell = 1 AND sent_at IS NULL AND ended_at IS NULL
     LIMIT 1000) AS counted
)sql"};

CitizenNotice read_notice(const sql::Row& row) {
  const auto kind = citizen_notice_kind_from(row.text(3));
  if (!kind) throw std::runtime_error("outbox: unknown kind " + row.text(3));
  return {.id = row.id<CitizenNoticeId>(0),
          .dossier = row.id<DossierId>(1),
          .office = row.id<OfficeId>(2),
          .kind = *kind,
          .at = row.instant(4),
          .tries = static_cast<int>(row.integer(5)),
          .try_at = row.optional_instant(6),
          .problem = row.text(7),
          .sent_at = row.optional_instant(8),
          .told_by = row.optional_id<OfficerId>(9).value_or(OfficerId{}),
          .ended_at = row.optional_instant(10)};
}

}  // namespace

void insert(sql::Transaction& tx, const CitizenNotice& notice) {
  tx.execute(kInsert, {{"id", notice.id},
                       {"kind", text_of(notice.kind)},
                       {"dossier_id", notice.dossier},
                       {"at", notice.at},
                       {"office_id", notice.office},
                       {"tries", notice.tries},
                       {"try_at", notice.try_at},
                       {"problem", notice.problem},
                       {"to_tell", must_be_told(notice.kind) ? 1 : 0}});
}

void save(sql::Transaction& tx, const CitizenNotice& notice) {
  const auto told_by = notice.told_by ? std::optional(notice.told_by) : std::nullopt;
  tx.execute(kSave, {{"id", notice.id},
                     {"tries", notice.tries},
                     {"try_at", notice.try_at},
                     {"problem", notice.problem},
                     {"sent_at", notice.sent_at},
                     {"told_by", told_by},
                     {"ended_at", notice.ended_at}});
}

std::optional<CitizenNotice> find_citizen_notice(sql::Transaction& tx, CitizenNoticeId id) {
  return tx.first(kFind, read_notice, {{"id", id}});
}

std::vector<CitizenNotice> open_citizen_notices(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kOpen, read_notice, {{"dossier_id", dossier}});
}

std::vector<CitizenNotice> citizen_notices_about(sql::Transaction& tx, DossierId dossier) {
  return tx.all(kAbout, read_notice, {{"dossier_id", dossier}});
}

std::optional<CitizenNotice> last_citizen_notice(sql::Transaction& tx, DossierId dossier,
                                                 CitizenNoticeKind kind) {
  return tx.first(kLast, read_notice, {{"dossier_id", dossier}, {"kind", text_of(kind)}});
}

std::vector<CitizenNotice> citizen_notices_to_send(sql::Transaction& tx, Instant now, int limit) {
  return tx.all(kToSend, read_notice, {{"now", now}, {"limit", limit}});
}

bool claim(sql::Transaction& tx, const CitizenNotice& notice, Instant until) {
  return tx.execute(kClaim, {{"id", notice.id}, {"try_at", notice.try_at}, {"until", until}}) != 0;
}

std::vector<CitizenNotice> citizen_notices_to_tell(sql::Transaction& tx, OfficeId office,
                                                   const CitizenNoticeKey& after, int limit) {
  return tx.all(
      kToTell, read_notice,
      {{"office_id", office}, {"after_at", after.at}, {"after_id", after.id}, {"limit", limit}});
}

int count_citizen_notices_to_tell(sql::Transaction& tx, OfficeId office) {
  const auto count = tx.first(kCountToTell, [](const sql::Row& row) { return row.integer(0); },
                              {{"office_id", office}});
  return static_cast<int>(count.value_or(0));
}

}  // namespace khongcho::store
