// Pages of a PDF to write on, by Pango and Cairo: texts in Liberation Serif (the metric twin of
// Times New Roman that NĐ 30/2020 asks for; from version 2 on it has the Vietnamese letters),
// lines, and QR codes. Lengths are points, y goes down.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/qr_code.h"
#include "base/time.h"

namespace khongcho::app {

constexpr double kPointsPerMm = 72.0 / 25.4;

struct PageSize {
  double width = 0;
  double height = 0;
};
constexpr PageSize kA4{210 * kPointsPerMm, 297 * kPointsPerMm};
constexpr PageSize kA5{148 * kPointsPerMm, 210 * kPointsPerMm};

struct PdfFacts {
  std::string title;
  std::string author;
  Instant created_at{};
};

enum class TextAlign { left, centre, right };

// `markup` is Pango's: texts of people pass escape_markup first.
struct TextBlock {
  std::string markup;
  double size = 10;  // points
  double width = 0;  // where lines break
  TextAlign align = TextAlign::left;
  double indent = 0;  // of the first line
};

std::string escape_markup(std::string_view text);
std::string bold(std::string_view text);  // escaped

// One canvas at a time in the whole program: Pango's font map is not made for threads.
// Throws std::runtime_error when the drawing libraries refuse.
class PdfCanvas {
 public:
  PdfCanvas(PageSize page, const PdfFacts& facts);
  ~PdfCanvas();
  PdfCanvas(const PdfCanvas&) = delete;

  double height_of(const TextBlock& text) const;
  double baseline_of(const TextBlock& text) const;  // of its first line, from its top
  // Draws with the upper left corner at x, y; the height it took.
  double draw(const TextBlock& text, double x, double y);
  // Of what is drawn from then on, each part from 0 to 1; black at first.
  void ink(double red, double green, double blue);
  void line(double x, double y, double width, double thickness = 0.5);
  void box(double x, double y, double width, double height, double thickness = 1.4);
  void qr(const QrCode& code, double x, double y, double side);
  void next_page();
  // The whole file; nothing can be drawn afterwards.
  std::string finish();

 private:
  struct Drawing;
  std::unique_ptr<Drawing> drawing_;
};

}  // namespace khongcho::app
