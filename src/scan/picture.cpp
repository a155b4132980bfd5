#include "scan/picture.h"

#include <stdexcept>

namespace khongcho::scan {

namespace {

constexpr int kJpegQuality = 85;

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool is_tiff(int format) {
  return format >= IFF_TIFF && format <= IFF_TIFF_ZIP;
}

// Broken files are told to whoever sent them, not to the log.
[[maybe_unused]] const int kQuiet = setMsgSeverity(L_SEVERITY_NONE);

}  // namespace

Picture read_picture(std::string_view bytes, int page) {
  int format = IFF_UNKNOWN;
  if (findFileFormatBuffer(data_of(bytes), &format) != 0) return {};
  if (is_tiff(format))
    return Picture(pixReadMemTiff(data_of(bytes), bytes.size(), page - 1));
  if (page != 1) return {};
  return Picture(pixReadMem(data_of(bytes), bytes.size()));
}

std::string written(const Picture& picture, int format) {
  l_uint8* data = nullptr;
  size_t size = 0;
  const int failed = format == IFF_JFIF_JPEG
                         ? pixWriteMemJpeg(&data, &size, picture.get(), kJpegQuality, 0)
                         : pixWriteMem(&data, &size, picture.get(), format);
  const std::unique_ptr<l_uint8, decltype(&lept_free)> kept(data, lept_free);
  if (failed != 0) throw std::runtime_error("an image could not be written");
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace khongcho::scan
