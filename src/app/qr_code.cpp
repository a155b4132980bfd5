#include "app/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace khongcho::app {

QrCode make_qr_code(const std::string& text) {
  // Level M: a receipt is folded in a pocket before it is scanned.
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) throw std::invalid_argument("no QR code holds this text");
  QrCode square{.size = code->width, .dark = {}};
  const std::size_t modules = static_cast<std::size_t>(code->width) * code->width;
  for (std::size_t i = 0; i < modules; ++i) square.dark.push_back((code->data[i] & 1) != 0);
  return square;
}

void each_dark_run(const QrCode& code, const std::function<void(int, int, int)>& draw) {
  for (int y = 0; y < code.size; ++y)
    for (int x = 0; x < code.size; ++x) {
      const int from = x;
      while (x < code.size && code.is_dark(x, y)) ++x;
      if (x > from) draw(from, y, x - from);
    }
}

}  // namespace khongcho::app
