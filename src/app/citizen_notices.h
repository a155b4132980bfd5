// Notices to citizens: written with the event that causes them, sent by e-mail after the commit,
// told by an officer where e-mail does not reach. Once sent or told, never again; overtaken by
// events, not at all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/notice/citizen_notice.h"
#include "core/people/officer.h"
#include "mail/smtp.h"
#include "store/citizen_notice_store.h"

namespace khongcho::app {

// In the transaction of the event.
void tell_citizen(sql::Transaction& tx, CitizenNoticeKind kind, const Dossier& dossier,
                  Instant now);
// After a change: what does not matter any more is over.
void end_overtaken_notices(sql::Transaction& tx, const Dossier& dossier, Instant now);

struct MailRoute {
  mail::SmtpServer server;
  std::string from;                 // address of the sender; its domain names the messages
  std::string public_address = {};  // "https://motcua.example.vn", for the look-up page
};

struct SendFigures {
  int sent = 0;
  int refused = 0;  // for good: the office is to tell
  int put_off = 0;
  std::string problem = {};  // with the mail server itself, for the log
  bool goes_on = false;      // there is more than one pass takes: send again at once
};
// One pass. On two servers at once no notice goes twice; where this one dies between the mail
// server's yes and its own commit, it goes again under the same Message-ID.
SendFigures send_citizen_notices(const Context& ctx, const MailRoute& route);

struct CitizenToTell {
  CitizenNotice notice;
  Dossier dossier;
};
struct CitizensToTell {
  int count = 0;                    // a thousand at most
  std::vector<CitizenToTell> rows;  // the longest waiting first
  std::optional<store::CitizenNoticeKey> next = {};
};
// Who is to be told by the reader's office. Refuses (citizen_notice.not_yours) whoever does not
// hand out its results.
Expected<CitizensToTell> citizens_to_tell(const Context& ctx, const Officer& reader,
                                          const store::CitizenNoticeKey& after = {},
                                          int limit = 50);
bool tells_citizens(const Officer& officer);
// The officer has told the person. Refuses citizen_notice.unknown and, where somebody else has or
// it is over, citizen_notice.over.
Expected<Dossier> note_citizen_told(const Context& ctx, const Officer& officer, CitizenNoticeId id);

}  // namespace khongcho::app
