// Leptonica's images with an owner; the one header that shows them, for sources of scan/ alone.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace khongcho::scan {

struct DestroyPix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, DestroyPix>;

// Page `page`, from 1. Nothing where it cannot be read.
Picture read_picture(std::string_view bytes, int page = 1);
// format: IFF_PNG, IFF_JFIF_JPEG. Throws std::runtime_error.
std::string written(const Picture& picture, int format);

}  // namespace khongcho::scan
