// How long something took or has been waiting.
#pragma once

#include <string>

#include "base/locale.h"
#include "base/time.h"

namespace khongcho::web {

// "35 phút", "2 giờ 5 phút"; from two days on "3 ngày". By the clock on the wall.
std::string span_words(const Locale& locale, Seconds span);
// Of counted time: never in days, since a working day has its own length.
std::string counted_words(const Locale& locale, Seconds span);

}  // namespace khongcho::web
