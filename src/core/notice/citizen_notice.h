// Notices to citizens (thông báo cho người dân): what the office has to tell somebody about their
// dossier, by e-mail where they gave an address, else by telephone, on paper or in person. When a
// notice is written, whether it still matters, when to try again; words are citizen_letter.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "core/dossier/dossier.h"

namespace khongcho {

using CitizenNoticeId = Id<struct CitizenNoticeTag>;

enum class CitizenNoticeKind {
  supplement_requested,  // Mẫu 02: papers are missing
  promise_changed,       // the no-wait promise was taken back, with a reason
  apologised,            // Mẫu 04: late, with a new time
  result_ready,          // may be fetched
  result_waits,          // has waited for days
  stopped                // no result will come
};

struct CitizenNotice {
  CitizenNoticeId id;
  DossierId dossier;
  OfficeId office;  // that tells: it received the dossier
  CitizenNoticeKind kind = CitizenNoticeKind::result_ready;
  Instant at{};
  int tries = 0;                         // by e-mail
  std::optional<Instant> try_at = {};    // by e-mail, next; nothing: not by e-mail (any more)
  std::string problem = {};              // key of why the last try, or e-mail at all, failed
  std::optional<Instant> sent_at = {};   // the person has been told
  OfficerId told_by = {};                // by this officer; nobody: by e-mail
  std::optional<Instant> ended_at = {};  // it does not matter any more
};

// About this dossier, now. Nothing where e-mail is the only way and there is no address.
std::optional<CitizenNotice> citizen_notice(CitizenNoticeKind kind, const Dossier& dossier,
                                            Instant now);
// False once events have overtaken it: nobody is asked to fetch what they hold in their hands.
bool still_matters(CitizenNoticeKind kind, const Dossier& dossier);
// The office is to tell it itself where e-mail does not. That a result is ready, the receipt said
// with its hour; who does not come is on the list of uncollected results.
bool must_be_told(CitizenNoticeKind kind);

// After that many tries that failed for the time being: when to try again; nothing: give up.
std::optional<Instant> next_try_at(int tries, Instant now);
// So old that it would rather confuse than tell: it left the mail server too late.
bool is_too_old(const CitizenNotice& notice, Instant now);

std::string_view text_of(CitizenNoticeKind kind);
std::optional<CitizenNoticeKind> citizen_notice_kind_from(std::string_view text);

}  // namespace khongcho
