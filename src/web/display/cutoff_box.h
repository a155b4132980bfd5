// The board's field about the day: until when a dossier still comes back today, or when the next
// one begins on which it does.
#pragma once

#include <string>

#include "base/locale.h"
#include "core/promise/day_state.h"
#include "web/display/call_board.h"

namespace khongcho::web {

CutoffBox cutoff_box(const Locale& locale, const DayState& day, Instant now);
// "Mở lại 13:30", "Mở cửa 7:00 thứ Hai 02/10"; empty where it is open or nobody knows.
std::string opening_words(const Locale& locale, const DayState& day);

}  // namespace khongcho::web
