// A QR code as an inline SVG picture, black on whatever is below, without any style attribute.
#pragma once

#include <string>

#include "web/common/safe_html.h"

namespace khongcho::web {

SafeHtml qr_drawing(const std::string& text, const std::string& label);

}  // namespace khongcho::web
