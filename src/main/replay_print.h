// A replayed day as a table for people.
#pragma once

#include <string>

#include "app/replay_report.h"
#include "base/locale.h"

namespace khongcho {

std::string replay_table(const app::ReplayReport& report, const Locale& locale);

}  // namespace khongcho
