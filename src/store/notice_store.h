// Notices to officers.
#pragma once

#include <optional>
#include <vector>

#include "core/people/officer_notice.h"
#include "sql/database.h"

namespace khongcho::store {

// False when the officer has been told before: `once` of the text says about what.
bool insert(sql::Transaction& tx, const OfficerNotice& notice);
std::optional<OfficerNotice> find_notice(sql::Transaction& tx, OfficerNoticeId id);
// The last row shown.
struct NoticeKey {
  Instant at{};
  OfficerNoticeId id;
};
// The latest first.
std::vector<OfficerNotice> notices_of(sql::Transaction& tx, OfficerId officer, int limit,
                                      const std::optional<NoticeKey>& after = {});
int count_unread_notices(sql::Transaction& tx, OfficerId officer);
// Those not read yet, up to and with `last`.
void mark_notices_read(sql::Transaction& tx, OfficerId officer, Instant last, Instant now);
void mark_notice_read(sql::Transaction& tx, OfficerNoticeId id, Instant now);

}  // namespace khongcho::store
