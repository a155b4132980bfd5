#include "scan/page_image.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "scan/code_reader.h"
#include "scan/picture.h"

namespace khongcho::scan {

namespace {

constexpr double kA4LongInches = 297 / 25.4;
constexpr int kWorkDpi = 300;
constexpr int kInk = 48;              // grey steps away from the paper's own
constexpr double kBlankShare = 1e-4;  // of the page, less ink is dust
constexpr double kEdgeInches = 0.4;
constexpr double kMarginInches = 0.25;
constexpr float kSweepDegrees = 10;
constexpr float kSweepStep = 1;
constexpr float kSearchStep = 0.01F;
constexpr float kSureOfSkew = 2.5F;
constexpr double kLeastTurn = 0.05;  // degrees
constexpr double kCropBelow = 0.75;  // of the page; a smaller paper on the glass
constexpr int kThreshold = 160;
constexpr double kRadian = 3.14159265358979323846 / 180;

Picture as_grey(const Picture& picture) {
  return Picture(pixConvertTo8(picture.get(), 0));
}

// Share of pixels that differ from what most of the page is.
double ink_share(const Picture& grey) {
  const std::unique_ptr<Numa, void (*)(Numa*)> histogram(
      pixGetGrayHistogram(grey.get(), 1), [](Numa* numbers) { numaDestroy(&numbers); });
  if (!histogram) return 1;
  std::vector<double> counts(256);
  for (int n = 0; n < 256; ++n) {
    float count = 0;
    numaGetFValue(histogram.get(), n, &count);
    counts[static_cast<std::size_t>(n)] = count;
  }
  const auto paper = std::ranges::max_element(counts) - counts.begin();
  double ink = 0;
  double all = 0;
  for (int n = 0; n < 256; ++n) {
    all += counts[static_cast<std::size_t>(n)];
    if (std::abs(n - static_cast<int>(paper)) > kInk) ink += counts[static_cast<std::size_t>(n)];
  }
  return all == 0 ? 0 : ink / all;
}

int dpi_of(const Picture& picture) {
  const int told = pixGetXRes(picture.get());
  if (told >= 60 && told <= 1200) return told;
  return std::max(dpi_of_a4(pixGetWidth(picture.get()), pixGetHeight(picture.get())), 72);
}

// Grey or colour without a palette, at most kWorkDpi.
Picture prepared(const Picture& read, Tone tone) {
  const int dpi = dpi_of(read);
  Picture plain(tone == Tone::colour ? pixConvertTo32(read.get())
                                     : pixConvertTo8(read.get(), 0));
  if (plain && dpi > kWorkDpi) {
    const auto factor = static_cast<float>(kWorkDpi) / static_cast<float>(dpi);
    plain.reset(pixScale(plain.get(), factor, factor));
  }
  if (plain) pixSetResolution(plain.get(), std::min(dpi, kWorkDpi), std::min(dpi, kWorkDpi));
  return plain;
}

Picture as_bits(const Picture& picture) {
  const Picture grey = as_grey(picture);
  return Picture(pixThresholdToBinary(grey.get(), kThreshold));
}

// The lid and the glass around the paper come out dark: what touches the edge of the image is
// painted over, no further in than a margin.
void paint_edges(const Picture& picture) {
  const Picture bits = as_bits(picture);
  Picture edges(pixExtractBorderConnComps(bits.get(), 8));
  if (!edges) return;
  const int strip = static_cast<int>(pixGetXRes(picture.get()) * kEdgeInches);
  const int width = pixGetWidth(picture.get());
  const int height = pixGetHeight(picture.get());
  if (width <= 2 * strip || height <= 2 * strip) return;
  pixRasterop(edges.get(), strip, strip, width - 2 * strip, height - 2 * strip, PIX_CLR, nullptr,
              0, 0);
  pixPaintThroughMask(picture.get(), edges.get(), 0, 0,
                      pixGetDepth(picture.get()) == 32 ? 0xffffff00 : 255);
}

double skew_of(const Picture& picture) {
  const Picture bits = as_bits(picture);
  float degrees = 0;
  float sure = 0;
  if (pixFindSkewSweepAndSearch(bits.get(), &degrees, &sure, 4, 2, kSweepDegrees, kSweepStep,
                                kSearchStep) != 0)
    return 0;
  return sure >= kSureOfSkew && std::abs(degrees) >= kLeastTurn ? degrees : 0;
}

Picture turned(Picture picture, double degrees) {
  if (degrees == 0) return picture;
  Picture straight(pixRotate(picture.get(), static_cast<float>(degrees * kRadian),
                             L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  if (!straight) return picture;
  pixCopyResolution(straight.get(), picture.get());
  return straight;
}

// A small paper on a large glass is cut out, with a margin.
Picture cropped(Picture picture) {
  const Picture bits = as_bits(picture);
  const Picture clean(pixMorphSequence(bits.get(), "o3.3", 0));  // specks do not count
  Box* found = nullptr;
  if (!clean || pixClipToForeground(clean.get(), nullptr, &found) != 0 || !found) return picture;
  const int margin = static_cast<int>(pixGetXRes(picture.get()) * kMarginInches);
  int x = 0, y = 0, width = 0, height = 0;
  boxGetGeometry(found, &x, &y, &width, &height);
  boxDestroy(&found);
  const bool small = width < kCropBelow * pixGetWidth(picture.get()) &&
                     height < kCropBelow * pixGetHeight(picture.get());
  if (!small) return picture;
  Box* wanted = boxCreate(std::max(x - margin, 0), std::max(y - margin, 0), width + 2 * margin,
                          height + 2 * margin);
  Picture part(pixClipRectangle(picture.get(), wanted, nullptr));
  boxDestroy(&wanted);
  if (!part) return picture;
  pixCopyResolution(part.get(), picture.get());
  return part;
}

Picture in_bits(const Picture& grey) {
  Pix* bits = nullptr;
  constexpr int kTiles = 4;
  constexpr int kHalfWindow = 25;
  constexpr float kContrast = 0.30F;
  if (pixSauvolaBinarizeTiled(grey.get(), kHalfWindow, kContrast, kTiles, kTiles, nullptr,
                              &bits) != 0)
    return as_bits(grey);
  pixCopyResolution(bits, grey.get());
  return Picture(bits);
}

}  // namespace

int dpi_of_a4(int width, int height) {
  return static_cast<int>(std::lround(std::max(width, height) / kA4LongInches));
}

std::optional<ImageSize> image_size(std::string_view bytes) {
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  ImageSize size;
  if (pixReadHeaderMem(data, bytes.size(), nullptr, &size.width, &size.height, nullptr, nullptr,
                       nullptr) != 0)
    return {};
  int format = IFF_UNKNOWN;
  findFileFormatBuffer(data, &format);
  if (format < IFF_TIFF || format > IFF_TIFF_ZIP) return size;
  FILE* file = ::fmemopen(const_cast<l_uint8*>(data), bytes.size(), "rb");
  if (!file) return {};
  const int failed = tiffGetCount(file, &size.pages);
  std::fclose(file);
  if (failed != 0) return {};
  return size;
}

std::optional<bool> is_blank_image(std::string_view bytes, int page) {
  const Picture picture = read_picture(bytes, page);
  if (!picture) return {};
  return ink_share(as_grey(picture)) < kBlankShare;
}

Expected<StraightPage> straighten(std::string_view bytes, Tone tone) {
  const Error damaged{ErrorCode::invalid_input, "scan.image_damaged"};
  const Picture read = read_picture(bytes);
  if (!read) return damaged;
  Picture picture = prepared(read, tone);
  if (!picture) return damaged;
  paint_edges(picture);
  StraightPage page;
  page.blank = ink_share(as_grey(picture)) < kBlankShare;
  page.turned_degrees = page.blank ? 0 : skew_of(picture);
  picture = turned(std::move(picture), page.turned_degrees);
  page.codes = read_codes(as_grey(picture));
  if (!page.blank) picture = cropped(std::move(picture));
  if (tone == Tone::black_white) picture = in_bits(picture);
  page.image = written(picture, tone == Tone::black_white ? IFF_PNG : IFF_JFIF_JPEG);
  return page;
}

Expected<std::string> image_picture(std::string_view bytes, int page, int most_pixels) {
  Picture picture = read_picture(bytes, page);
  if (!picture) return Error{ErrorCode::not_found, "scan.no_page"};
  picture.reset(pixConvertTo32(picture.get()));
  const int longest = std::max(pixGetWidth(picture.get()), pixGetHeight(picture.get()));
  if (longest > most_pixels) {
    const auto factor = static_cast<float>(most_pixels) / static_cast<float>(longest);
    picture.reset(pixScale(picture.get(), factor, factor));
  }
  return written(picture, IFF_JFIF_JPEG);
}

}  // namespace khongcho::scan
