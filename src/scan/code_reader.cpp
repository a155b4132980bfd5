#include "scan/code_reader.h"

#include <zbar.h>

namespace khongcho::scan {

std::vector<std::string> read_codes(const Picture& grey) {
  const int width = pixGetWidth(grey.get());
  const int height = pixGetHeight(grey.get());
  std::string pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), '\0');
  const l_uint32* data = pixGetData(grey.get());
  const int words = pixGetWpl(grey.get());
  for (int y = 0; y < height; ++y) {
    const l_uint32* row = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < width; ++x)
      pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
             static_cast<std::size_t>(x)] = static_cast<char>(GET_DATA_BYTE(row, x));
  }
  zbar::ImageScanner scanner;
  scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  zbar::Image image(static_cast<unsigned>(width), static_cast<unsigned>(height), "Y800",
                    pixels.data(), pixels.size());
  std::vector<std::string> texts;
  if (scanner.scan(image) <= 0) return texts;
  for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
    texts.push_back(symbol->get_data());
  image.set_data(nullptr, 0);
  return texts;
}

}  // namespace khongcho::scan
