// Notices to citizens, kept in the outbox: written with the event that causes them, sent after the
// commit.
#pragma once

#include <optional>
#include <vector>

#include "core/notice/citizen_notice.h"
#include "sql/database.h"

namespace khongcho::store {

void insert(sql::Transaction& tx, const CitizenNotice& notice);
// What became of it: tries, sent, told, over.
void save(sql::Transaction& tx, const CitizenNotice& notice);
std::optional<CitizenNotice> find_citizen_notice(sql::Transaction& tx, CitizenNoticeId id);
// About a dossier, neither sent nor over.
std::vector<CitizenNotice> open_citizen_notices(sql::Transaction& tx, DossierId dossier);
// All about a dossier, in order; the first hundred.
std::vector<CitizenNotice> citizen_notices_about(sql::Transaction& tx, DossierId dossier);
// The last of a kind about a dossier.
std::optional<CitizenNotice> last_citizen_notice(sql::Transaction& tx, DossierId dossier,
                                                 CitizenNoticeKind kind);

// By e-mail, due by then, the earliest first.
std::vector<CitizenNotice> citizen_notices_to_send(sql::Transaction& tx, Instant now, int limit);
// Takes one try for whoever asks, until then; false when another server took it meanwhile.
bool claim(sql::Transaction& tx, const CitizenNotice& notice, Instant until);

// The last row shown.
struct CitizenNoticeKey {
  Instant at{};
  CitizenNoticeId id;
};
// To be told by the office and not sent, the longest waiting first.
std::vector<CitizenNotice> citizen_notices_to_tell(sql::Transaction& tx, OfficeId office,
                                                   const CitizenNoticeKey& after, int limit);
// A thousand at most.
int count_citizen_notices_to_tell(sql::Transaction& tx, OfficeId office);

}  // namespace khongcho::store
