// Notices to officers: written by commands and by what runs by the clock, read on /thong-bao.
//
//   notify(tx, now, officer.id, {.key = "alarm.notice_due_soon", .args = {code},
//                                .link = "/viec/" + code, .once = "due_soon:" + code});
#pragma once

#include <vector>

#include "app/context.h"
#include "core/people/officer.h"
#include "core/people/officer_notice.h"
#include "store/notice_store.h"

namespace khongcho::app {

// False when the officer was told before (NoticeText::once).
bool notify(sql::Transaction& tx, Instant now, OfficerId officer, const NoticeText& text);
// Everybody of the office who may do that there, by name. How many were told now.
int notify_office(sql::Transaction& tx, Instant now, OfficeId office, Action action,
                  const NoticeText& text);
// Active officers of the office who may do that there.
std::vector<Officer> officers_who_may(sql::Transaction& tx, OfficeId office, Action action);

// One's own, the latest first.
std::vector<OfficerNotice> own_notices(const Context& ctx, const Officer& officer, int limit = 100,
                                       const std::optional<store::NoticeKey>& after = {});
int unread_notices(const Context& ctx, const Officer& officer);
// Refuses another's (`notice.unknown`); answers it, now read.
Expected<OfficerNotice> open_notice(const Context& ctx, const Officer& officer, OfficerNoticeId id);
// All that the page showed.
void read_notices(const Context& ctx, const Officer& officer, Instant last);

}  // namespace khongcho::app
