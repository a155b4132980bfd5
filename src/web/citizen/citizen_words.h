// Words and small texts the public pages share: hours, days and papers as people say them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "base/time.h"
#include "core/calendar/calendar_rules.h"
#include "core/procedure/procedure.h"
#include "web/site/day_words.h"

namespace khongcho::web {

// "Thứ Sáu, ngày 29 tháng 9 năm 2023"
std::string long_day(const Locale& locale, CivilDay day);
// "07:00–11:30 và 13:30–17:00"; a closed day says so.
std::string session_words(const Locale& locale, std::span<const Session> sessions);
// "40 phút", "1 giờ 15 phút"
std::string duration_words(const Locale& locale, int minutes);
// First letter made a capital: everyday names are kept in lower case.
std::string sentence_case(std::string_view text);

// A paper's name without its remarks: what fits one line of a list.
std::string brief_paper(std::string_view name);
// "Mang 3 loại giấy: tờ khai …, giấy chứng sinh, căn cước công dân", of the usual case.
std::string papers_to_bring(const Locale& locale, const Procedure& procedure);
// "1 bản chính, nộp lại", "1 bản chụp, nộp lại; bản điện tử cũng được"
std::string paper_wanted(const Locale& locale, const Component& component);
// "Miễn phí", or the rule as published.
std::string fee_rule_words(const Locale& locale, const FeeRule& fee);

}  // namespace khongcho::web
