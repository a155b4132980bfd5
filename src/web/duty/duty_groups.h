// The roster of a day as the groups its pages show.
#pragma once

#include <vector>

#include "web/duty/duty_page.h"

namespace khongcho::web {

// `editable`: with links to take a line away.
std::vector<DutyGroup> duty_groups(const Locale& locale, const app::DutyDay& day, bool editable);
// "07:00–11:30, 13:30–17:00", or that the office is closed.
std::string open_words(const Locale& locale, const app::DutyDay& day);
// "Huy confirmed it at …"; empty where nobody has.
std::string confirmed_words(const Locale& locale, const app::DutyDay& day);
std::vector<std::string> absence_lines(const Locale& locale, const app::DutyDay& day);

}  // namespace khongcho::web
