// QR codes in an image, by ZBar.
#pragma once

#include <string>
#include <vector>

#include "scan/picture.h"

namespace khongcho::scan {

// `grey`: 8 bits a pixel. The texts in the order they were found.
std::vector<std::string> read_codes(const Picture& grey);

}  // namespace khongcho::scan
