// A route as a drawing: its steps from top to bottom, those that run beside each other side by
// side, with whoever does each and its share of the time.
#pragma once

#include <string>

#include "base/locale.h"
#include "core/route/route.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

// `label` is read out in place of the drawing; the table beside it says the same.
SafeHtml route_drawing(const Route& route, const Locale& locale, const std::string& label);

}  // namespace khongcho::web
