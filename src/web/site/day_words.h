// Hours and days as people say them.
#pragma once

#include <string>

#include "base/locale.h"
#include "base/time.h"

namespace khongcho::web {

// "15 giờ 30", "17 giờ"
std::string spoken_hour(const Locale& locale, Seconds since_midnight);
std::string spoken_hour(const Locale& locale, Instant at);
// "thứ Hai, ngày 02/10"
std::string spoken_day(const Locale& locale, CivilDay day);
// "thứ Hai, ngày 02/10/2023"
std::string spoken_full_day(const Locale& locale, CivilDay day);

}  // namespace khongcho::web
