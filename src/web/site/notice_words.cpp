#include "web/site/notice_words.h"

#include "core/notice/citizen_letter.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

std::string notice_kind_words(const Locale& locale, CitizenNoticeKind kind) {
  return locale.text("citizen_notice.kind." + std::string(text_of(kind)));
}

std::string mail_words(const Locale& locale, const CitizenNotice& notice, Instant now) {
  if (!notice.problem.empty()) return locale.text(notice.problem);
  if (notice.tries == 0 || !notice.try_at) return locale.text("citizen_notice.mail_waits");
  return locale.text("citizen_notice.mail_again", {short_instant_words(*notice.try_at, now)});
}

std::string notice_outcome(const Locale& locale, const CitizenNotice& notice,
                           const std::string& told_by, Instant now) {
  if (notice.sent_at) return told_words(short_instant_words(*notice.sent_at, now), told_by, locale);
  if (notice.ended_at) return locale.text("citizen_notice.ended");
  return mail_words(locale, notice, now);
}

}  // namespace khongcho::web
