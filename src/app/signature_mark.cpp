#include "app/signature_mark.h"

#include <fmt/format.h>

#include <vector>

namespace khongcho::app {

namespace {

constexpr double kMargin = 4;
constexpr double kLargest = 10;
constexpr double kSmallest = 4;

std::string time_text(Instant at) {
  return day_text(civil_day(at)) + " " + iso_instant(at).substr(11, 8) + " +07:00";
}

std::vector<std::string> lines_of(const Locale& locale, const MarkWords& words) {
  std::vector<std::string> lines{
      locale.text(words.is_seal ? "sign.mark_agency" : "sign.mark_signer", {words.name})};
  if (!words.title.empty()) lines.push_back(locale.text("sign.mark_title", {words.title}));
  if (!words.number.empty()) lines.push_back(locale.text("sign.mark_number", {words.number}));
  lines.push_back(locale.text("sign.mark_time", {time_text(words.at)}));
  return lines;
}

TextBlock block_of(const std::vector<std::string>& lines, double size, double width,
                   TextAlign align) {
  std::string markup;
  for (const std::string& line : lines)
    markup += (line == lines.front() ? "" : "\n") + escape_markup(line);
  return {.markup = markup, .size = size, .width = width, .align = align};
}

}  // namespace

std::string signature_mark(const Locale& vietnamese, const MarkWords& words, PageSize size) {
  PdfCanvas canvas(size, {.title = "", .author = "", .created_at = words.at});
  const auto lines = lines_of(vietnamese, words);
  const double left = kMargin + words.free_left;
  const double width = size.width - left - kMargin;
  const TextAlign align = words.is_seal ? TextAlign::centre : TextAlign::left;
  double letters = kLargest;
  while (letters > kSmallest &&
         canvas.height_of(block_of(lines, letters, width, align)) > size.height - 2 * kMargin)
    letters -= 0.5;
  const TextBlock block = block_of(lines, letters, width, align);
  canvas.ink(0.70, 0.10, 0.10);
  if (words.is_seal) canvas.box(0.75, 0.75, size.width - 1.5, size.height - 1.5, 1.5);
  canvas.draw(block, left, (size.height - canvas.height_of(block)) / 2);
  return canvas.finish();
}

}  // namespace khongcho::app
