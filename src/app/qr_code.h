// A QR code as a square of dark and light, for paper and for pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace khongcho::app {

struct QrCode {
  int size = 0;            // modules along a side, without the light border around
  std::vector<bool> dark;  // row by row

  bool is_dark(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

// Throws std::invalid_argument on a text too long for any QR code.
QrCode make_qr_code(const std::string& text);
// Calls draw(x, y, width) for each run of dark modules of a row.
void each_dark_run(const QrCode& code, const std::function<void(int, int, int)>& draw);

}  // namespace khongcho::app
