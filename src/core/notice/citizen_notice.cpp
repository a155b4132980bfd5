#include "core/notice/citizen_notice.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 6> kKinds{"supplement_requested", "promise_changed",
                                                 "apologised",           "result_ready",
                                                 "result_waits",         "stopped"};

// Some four hours in all: a mail server that is down over lunch loses nothing, and a mailbox that
// does not exist is not knocked at for days.
constexpr std::array<std::chrono::minutes, 4> kWaits{
    std::chrono::minutes{2}, std::chrono::minutes{10}, std::chrono::minutes{60},
    std::chrono::minutes{180}};
constexpr Seconds kTooOld = std::chrono::days{3};

}  // namespace

std::optional<CitizenNotice> citizen_notice(CitizenNoticeKind kind, const Dossier& dossier,
                                            Instant now) {
  const bool by_mail = !dossier.submitter.email.empty();
  if (!by_mail && !must_be_told(kind)) return {};
  CitizenNotice notice{.id = make<CitizenNoticeId>(),
                       .dossier = dossier.id,
                       .office = dossier.office,
                       .kind = kind,
                       .at = now};
  if (by_mail) notice.try_at = now;
  if (!by_mail) notice.problem = "citizen_notice.no_address";
  return notice;
}

bool still_matters(CitizenNoticeKind kind, const Dossier& dossier) {
  switch (kind) {
    case CitizenNoticeKind::supplement_requested:
      return is_waiting(dossier);
    case CitizenNoticeKind::promise_changed:
    case CitizenNoticeKind::apologised:
      return !is_final(dossier.state);
    case CitizenNoticeKind::result_ready:
    case CitizenNoticeKind::result_waits:
      return dossier.state == DossierState::result_ready;
    case CitizenNoticeKind::stopped:
      return dossier.state == DossierState::stopped;
  }
  return false;  // unreachable while -Werror=switch is on
}

bool must_be_told(CitizenNoticeKind kind) {
  return kind != CitizenNoticeKind::result_ready && kind != CitizenNoticeKind::result_waits;
}

std::optional<Instant> next_try_at(int tries, Instant now) {
  if (tries < 1 || tries > static_cast<int>(kWaits.size())) return {};
  return now + kWaits[static_cast<std::size_t>(tries - 1)];
}

bool is_too_old(const CitizenNotice& notice, Instant now) {
  return now - notice.at > kTooOld;
}

std::string_view text_of(CitizenNoticeKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<CitizenNoticeKind> citizen_notice_kind_from(std::string_view text) {
  const auto found = std::ranges::find(kKinds, text);
  if (found == kKinds.end()) return {};
  return static_cast<CitizenNoticeKind>(found - kKinds.begin());
}

}  // namespace khongcho
