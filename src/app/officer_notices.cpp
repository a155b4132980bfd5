#include "app/officer_notices.h"

#include "store/officer_store.h"

namespace khongcho::app {

bool notify(sql::Transaction& tx, Instant now, OfficerId officer, const NoticeText& text) {
  return store::insert(
      tx,
      OfficerNotice{.id = make<OfficerNoticeId>(), .officer = officer, .at = now, .text = text});
}

int notify_office(sql::Transaction& tx, Instant now, OfficeId office, Action action,
                  const NoticeText& text) {
  int told = 0;
  for (const Officer& officer : officers_who_may(tx, office, action))
    if (notify(tx, now, officer.id, text)) ++told;
  return told;
}

std::vector<Officer> officers_who_may(sql::Transaction& tx, OfficeId office, Action action) {
  std::vector<Officer> officers = store::officers_of(tx, office);
  std::erase_if(officers, [&](const Officer& officer) { return !may(officer, action, {office}); });
  return officers;
}

std::vector<OfficerNotice> own_notices(const Context& ctx, const Officer& officer, int limit,
                                       const std::optional<store::NoticeKey>& after) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::notices_of(tx, officer.id, limit, after);
  });
}

int unread_notices(const Context& ctx, const Officer& officer) {
  return sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::count_unread_notices(tx, officer.id); });
}

Expected<OfficerNotice> open_notice(const Context& ctx, const Officer& officer,
                                    OfficerNoticeId id) {
  const Instant now = ctx.time.now();
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<OfficerNotice> {
    auto notice = store::find_notice(tx, id);
    if (!notice || notice->officer != officer.id)
      return Error{ErrorCode::not_found, "notice.unknown"};
    if (!notice->read_at) {
      store::mark_notice_read(tx, id, now);
      notice->read_at = now;
    }
    return *notice;
  });
}

void read_notices(const Context& ctx, const Officer& officer, Instant last) {
  const Instant now = ctx.time.now();
  sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    store::mark_notices_read(tx, officer.id, last, now);
    return true;
  });
}

}  // namespace khongcho::app
