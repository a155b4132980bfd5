// The words of a notice to a citizen: what an e-mail says, and what an officer reads out on the
// telephone. Short sentences, the hour first, who to call; no identity number ever.
#pragma once

#include <string>

#include "base/locale.h"
#include "core/notice/citizen_notice.h"

namespace khongcho {

struct CitizenLetterFacts {
  std::string office;        // "Bộ phận Tiếp nhận và Trả kết quả xã Thanh Sơn"
  std::string address = {};  // where to come
  std::string hotline = {};  // as people read it; empty for none
  std::string public_address = {};  // "https://motcua.example.vn"; may be empty
};

struct CitizenLetter {
  std::string subject;
  std::string text;  // paragraphs with a blank line between them
};

// `papers`: the locale of papers, always Vietnamese.
CitizenLetter citizen_letter(CitizenNoticeKind kind, const Dossier& dossier,
                             const CitizenLetterFacts& facts, const Locale& papers);
// The one sentence that matters, without greeting and address.
std::string citizen_notice_words(CitizenNoticeKind kind, const Dossier& dossier,
                                 const Locale& locale);

// When and how they were told: "15:20, qua email", "15:40, Nguyễn Thị Hoa báo". `when` is the
// instant it was sent, as the reader writes it; without one they have not been told.
std::string told_words(const std::string& when, const std::string& told_by, const Locale& locale);

}  // namespace khongcho
