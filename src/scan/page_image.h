// Images of pages, by Leptonica: straightened, dark edges painted over, in grey or black and
// white; blank ones and the codes on them recognised.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho::scan {

enum class Tone { grey, black_white, colour };

struct ImageSize {
  int width = 0;
  int height = 0;
  int pages = 1;  // more than one only in a TIFF
};
// Read from the head of the file, without its pixels.
std::optional<ImageSize> image_size(std::string_view bytes);
int dpi_of_a4(int width, int height);

// Nothing where the image cannot be read. `page` counts from 1.
std::optional<bool> is_blank_image(std::string_view bytes, int page = 1);

struct StraightPage {
  std::string image;          // JPEG, or PNG in black and white; its resolution is in it
  double turned_degrees = 0;  // clockwise, to make it straight
  bool blank = false;
  std::vector<std::string> codes;  // texts of the QR codes on it
};
// Refuses what is no readable image (scan.image_damaged).
Expected<StraightPage> straighten(std::string_view bytes, Tone tone);

// As PNG or JPEG, no side longer than `most_pixels`; not_found where there is no such page.
Expected<std::string> image_picture(std::string_view bytes, int page, int most_pixels);

}  // namespace khongcho::scan
