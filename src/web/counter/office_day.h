// What today is at the office: a day without waiting, before or after its cut-off, or not.
#pragma once

#include <string>

#include "web/site/site.h"

namespace khongcho::web {

// One sentence; empty where the office has no service model.
std::string office_day_words(const Site& site, const Locale& locale, const Office& office);

}  // namespace khongcho::web
