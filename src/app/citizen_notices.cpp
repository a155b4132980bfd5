#include "app/citizen_notices.h"

#include "store/dossier_store.h"

namespace khongcho::app {

namespace {

Error not_yours() {
  return {ErrorCode::not_allowed, "citizen_notice.not_yours"};
}

}  // namespace

void tell_citizen(sql::Transaction& tx, CitizenNoticeKind kind, const Dossier& dossier,
                  Instant now) {
  if (const auto notice = citizen_notice(kind, dossier, now)) store::insert(tx, *notice);
}

void end_overtaken_notices(sql::Transaction& tx, const Dossier& dossier, Instant now) {
  for (CitizenNotice& notice : store::open_citizen_notices(tx, dossier.id)) {
    if (still_matters(notice.kind, dossier)) continue;
    notice.try_at = {};
    notice.ended_at = now;
    store::save(tx, notice);
  }
}

bool tells_citizens(const Officer& officer) {
  return may(officer, Action::return_result, ActionTarget{officer.office});
}

Expected<CitizensToTell> citizens_to_tell(const Context& ctx, const Officer& reader,
                                          const store::CitizenNoticeKey& after, int limit) {
  if (!tells_citizens(reader)) return not_yours();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<CitizensToTell> {
    CitizensToTell list{.count = store::count_citizen_notices_to_tell(tx, reader.office)};
    auto notices = store::citizen_notices_to_tell(tx, reader.office, after, limit + 1);
    if (static_cast<int>(notices.size()) > limit) {
      notices.pop_back();
      list.next = store::CitizenNoticeKey{notices.back().at, notices.back().id};
    }
    for (CitizenNotice& notice : notices)
      if (auto dossier = store::find_dossier(tx, notice.dossier))
        list.rows.push_back({std::move(notice), std::move(*dossier)});
    return list;
  });
}

Expected<Dossier> note_citizen_told(const Context& ctx, const Officer& officer,
                                    CitizenNoticeId id) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<Dossier> {
    auto notice = store::find_citizen_notice(tx, id);
    if (!notice) return Error{ErrorCode::not_found, "citizen_notice.unknown"};
    if (!tells_citizens(officer) || notice->office != officer.office) return not_yours();
    if (notice->sent_at || notice->ended_at)
      return Error{ErrorCode::conflict, "citizen_notice.over"};
    notice->sent_at = ctx.time.now();
    notice->told_by = officer.id;
    notice->try_at = {};
    store::save(tx, *notice);
    return store::find_dossier(tx, notice->dossier).value();
  });
}

}  // namespace khongcho::app
