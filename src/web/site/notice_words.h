// What became of a notice to a citizen, in words for officers.
#pragma once

#include <string>

#include "base/locale.h"
#include "core/notice/citizen_notice.h"

namespace khongcho::web {

// "Xin lỗi và hẹn lại"
std::string notice_kind_words(const Locale& locale, CitizenNoticeKind kind);
// Of one not sent: "Không có email.", "Email gửi lại lúc 15:40."
std::string mail_words(const Locale& locale, const CitizenNotice& notice, Instant now);
// Told when and how, or over, or why not yet. `told_by`: the name of whoever told them.
std::string notice_outcome(const Locale& locale, const CitizenNotice& notice,
                           const std::string& told_by, Instant now);

}  // namespace khongcho::web
