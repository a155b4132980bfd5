#include "store/notice_store.h"

#include <limits>

#include "store/named_query.h"
#include "store/text_list.h"

namespace khongcho::store {

namespace {

const NamedQuery kInsert{"officer_notice.insert", R"sql(
  INSERT INTO officer_notices (id, officer_id, at, kind, args, link, once, read_at)
  VALUES (:id, :officer_id, :at, :kind, :args, :link, :once, :read_at)
  ON CONFLICT DO NOTHING
)sql"};

const NamedQuery kFind{"officer_notice.find", R"sql(
  SELECT id, officer_id, at, kind, args, link, once, read_at FROM officer_notices WHERE id = :id
)sql"};

const NamedQuery kOf{"officer_notice.of", R"sql(
  SELECT id, officer_id, at, kind, args, link, once, read_at FROM officer_notices
  WHERE officer_id = :officer_id AND (at, id) < (:before_at, :before_id)
  ORDER BY at DESC, id DESC LIMIT :limit
)sql"};

const NamedQuery kCountUnread{"officer_notice.count_unread", R"sql(
  SELECT COUNT(*) FROM officer_notices WHERE officer_id = :officer_id AND read_at IS NULL
)sql"};

const NamedQuery kMarkRead{"officer_notice.mark_read", R"sql(
  UPDATE officer_notices SET read_at = :now
  WHERE officer_id = :officer_id AND read_at IS NULL AND at <= :last
)sql"};

const NamedQuery kMarkOneRead{"officer_notice.mark_one_read", R"sql(
  UPDATE officer_notices SET read_at = :now WHERE id = :id AND read_at IS NULL
)sql"};

OfficerNotice read_notice(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .officer = {row.integer(1)},
          .at = row.instant(2),
          .text = {.key = row.text(3),
                   .args = list_from_text(row.text(4)),
                   .link = row.text(5),
                   .once = row.text(6)},
          .read_at = row.optional_instant(7)};
}

}  // namespace

bool insert(sql::Transaction& tx, const OfficerNotice& notice) {
  return tx.execute(kInsert, {{"id", notice.id},
                              {"officer_id", notice.officer},
                              {"at", notice.at},
                              {"kind", notice.text.key},
                              {"args", text_of_list(notice.text.args)},
                              {"link", notice.text.link},
                              {"once", notice.text.once},
                              {"read_at", notice.read_at}}) != 0;
}

std::optional<OfficerNotice> find_notice(sql::Transaction& tx, OfficerNoticeId id) {
  return tx.first(kFind, read_notice, {{"id", id}});
}

std::vector<OfficerNotice> notices_of(sql::Transaction& tx, OfficerId officer, int limit,
                                      const std::optional<NoticeKey>& after) {
  constexpr std::int64_t kAfterAll = std::numeric_limits<std::int64_t>::max();
  return tx.all(kOf, read_notice,
                {{"officer_id", officer},
                 {"before_at", after ? unix_seconds(after->at) : kAfterAll},
                 {"before_id", after ? after->id.value : 0},
                 {"limit", limit}});
}

int count_unread_notices(sql::Transaction& tx, OfficerId officer) {
  const auto count = tx.first(kCountUnread, [](const sql::Row& row) { return row.integer(0); },
                              {{"officer_id", officer}});
  return static_cast<int>(count.value_or(0));
}

void mark_notices_read(sql::Transaction& tx, OfficerId officer, Instant last, Instant now) {
  tx.execute(kMarkRead, {{"officer_id", officer}, {"last", last}, {"now", now}});
}

void mark_notice_read(sql::Transaction& tx, OfficerNoticeId id, Instant now) {
  tx.execute(kMarkOneRead, {{"id", id}, {"now", now}});
}

}  // namespace khongcho::store
