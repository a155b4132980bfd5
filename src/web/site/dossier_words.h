// Words and small texts the pages about dossiers share.
#pragma once

#include <string>
#include <string_view>

#include "base/locale.h"
#include "base/time.h"
#include "core/dossier/dossier.h"
#include "core/procedure/procedure.h"

namespace khongcho::web {

// "Trước 17:00 hôm nay", "Thứ Sáu, 29/09/2023".
struct DueWords {
  std::string when;
  std::string day;
};
DueWords due_words(const Locale& locale, Instant due, Instant now);
// "17:00 29/09/2023"
std::string instant_words(Instant at);
// "17:00" today, "17:00 02/10" otherwise.
std::string short_instant_words(Instant at, Instant now);
// "còn 42 phút", "còn 3 ngày", "quá 1 giờ 5 phút"
std::string left_words(const Locale& locale, Instant due, Instant now);
// "05/03/1957 (66 tuổi)"; a year alone stays one.
std::string born_words(const Locale& locale, std::string_view born_on, CivilDay today);
// "030157004512" → "030 157 004 512"
std::string spaced_number(std::string_view personal_id);
// "16.000 đ", "Miễn phí"
std::string money_words(const Locale& locale, Money amount);
// "3 ngày làm việc"
std::string limit_words(const Locale& locale, const TimeLimit& limit);
std::string paper_words(const Locale& locale, const Paper& paper);
// The engine's sentence as one that begins a line.
std::string capitalised(std::string sentence);

}  // namespace khongcho::web
