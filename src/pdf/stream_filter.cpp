#include "pdf/stream_filter.h"

#include <zlib.h>

#include <cstdlib>

namespace khongcho::pdf {

namespace {

constexpr std::size_t kMost = 32U << 20;

int paeth(int left, int up, int corner) {
  const int guess = left + up - corner;
  const int by_left = std::abs(guess - left);
  const int by_up = std::abs(guess - up);
  const int by_corner = std::abs(guess - corner);
  if (by_left <= by_up && by_left <= by_corner) return left;
  return by_up <= by_corner ? up : corner;
}

int predicted(int kind, int left, int up, int corner) {
  if (kind == 1) return left;
  if (kind == 2) return up;
  if (kind == 3) return (left + up) / 2;
  return kind == 4 ? paeth(left, up, corner) : 0;
}

}  // namespace

std::optional<std::string> inflated(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return {};
  // zlib reads only, but its pointer is not const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string plain;
  char buffer[16384];
  int status = Z_OK;
  while (status == Z_OK && plain.size() <= kMost) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    status = inflate(&stream, Z_NO_FLUSH);
    plain.append(buffer, sizeof buffer - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END) return {};
  return plain;
}

std::optional<std::string> without_predictor(const std::string& bytes,
                                             const PredictorParameters& parameters) {
  if (parameters.predictor == 1) return bytes;
  if (parameters.predictor < 10 || parameters.columns < 1 || parameters.columns > 1'000'000 ||
      parameters.colours < 1 || parameters.colours > 4)
    return {};
  const auto step = static_cast<std::size_t>(parameters.colours);
  const std::size_t row = static_cast<std::size_t>(parameters.columns) * step;
  std::string plain;
  plain.reserve(bytes.size());
  for (std::size_t at = 0; at + row < bytes.size(); at += row + 1) {
    const int kind = static_cast<unsigned char>(bytes[at]);
    const std::size_t begin = plain.size();
    for (std::size_t column = 0; column < row; ++column) {
      const auto known = [&](bool there, std::size_t back) {
        return there ? static_cast<unsigned char>(plain[plain.size() - back]) : 0;
      };
      const int left = known(column >= step, step);
      const int up = known(begin >= row, row);
      const int corner = known(begin >= row && column >= step, row + step);
      plain += static_cast<char>(static_cast<unsigned char>(bytes[at + 1 + column]) +
                                 predicted(kind, left, up, corner));
    }
  }
  return plain;
}

}  // namespace khongcho::pdf
