#include "app/result_pdf.h"

#include <algorithm>

#include "app/pdf_canvas.h"

namespace khongcho::app {

namespace {

constexpr double kLeft = 30 * kPointsPerMm;
constexpr double kRight = 17 * kPointsPerMm;
constexpr double kTop = 20 * kPointsPerMm;
constexpr double kBottom = 20 * kPointsPerMm;
constexpr double kWidth = kA4.width - kLeft - kRight;
constexpr double kBodySize = 13.5;
constexpr double kQrSide = 22 * kPointsPerMm;
constexpr double kSignatureWidth = 66 * kPointsPerMm;
constexpr double kSignatureHeight = 27 * kPointsPerMm;
constexpr double kSealSide = 34 * kPointsPerMm;

// Writes from the top down; what does not fit any more begins the next page.
class ResultDrawing {
 public:
  ResultDrawing(const PrintedResult& result, Instant created_at)
      : result_(result),
        canvas_(kA4, {.title = result.title + " " + result.dossier_code,
                      .author = result.authority,
                      .created_at = created_at}) {
    head();
    title();
    for (const ResultLine& line : result_.lines) body(line);
    close();
  }

  ResultPdf finish() {
    pdf_.pages = page_;
    pdf_.bytes = canvas_.finish();
    return std::move(pdf_);
  }

 private:
  void next_page() {
    canvas_.next_page();
    ++page_;
    canvas_.draw({std::to_string(page_), 13, kWidth, TextAlign::centre}, kLeft, kTop / 2);
    y_ = kTop;
  }

  void make_room(double height) {
    if (y_ + height > kA4.height - kBottom) next_page();
  }

  void write(const TextBlock& text, double x = kLeft) {
    make_room(canvas_.height_of(text));
    y_ += canvas_.draw(text, x, y_);
  }

  void head() {
    const double left_width = kWidth * 0.44;
    const double right_x = kLeft + left_width;
    const double right_width = kWidth - left_width;
    double left = y_;
    left += canvas_.draw({bold(result_.authority), 12, left_width, TextAlign::centre}, kLeft, left);
    canvas_.line(kLeft + left_width * 0.32, left + 2, left_width * 0.36);
    left += 10;
    left += canvas_.draw({escape_markup(result_.number_line), 13, left_width, TextAlign::centre},
                         kLeft, left);
    double right = y_;
    right +=
        canvas_.draw({bold(result_.country), 12, right_width, TextAlign::centre}, right_x, right);
    right +=
        canvas_.draw({bold(result_.motto), 13, right_width, TextAlign::centre}, right_x, right);
    const double rule = right_width * 0.56;
    canvas_.line(right_x + (right_width - rule) / 2, right + 2, rule);
    right += 10;
    right += canvas_.draw({"<i>" + escape_markup(result_.place_and_date) + "</i>", 13, right_width,
                           TextAlign::centre},
                          right_x, right);
    y_ = std::max(left, right) + 22;
  }

  void title() {
    write({bold(result_.title), 15, kWidth, TextAlign::centre});
    if (!result_.draft_mark.empty())
      write({"<i>" + escape_markup(result_.draft_mark) + "</i>", 11, kWidth, TextAlign::centre});
    y_ += 14;
  }

  void body(const ResultLine& line) {
    std::string markup;
    const bool row = line.kind == ResultLineKind::row;
    const bool heading = line.kind == ResultLineKind::heading;
    for (const ResultSpan& span : line.spans)
      markup += heading || (row && span.filled) ? bold(span.text) : escape_markup(span.text);
    if (heading) y_ += 6;
    TextBlock text{markup, kBodySize, kWidth, heading ? TextAlign::centre : TextAlign::left};
    if (line.kind == ResultLineKind::paragraph) text.indent = 10 * kPointsPerMm;
    write(text);
    y_ += 5;
  }

  double height_of_titles(double width) const {
    double height = 0;
    for (const std::string& line : result_.signature)
      height += canvas_.height_of({bold(line), 13, width, TextAlign::centre});
    return height;
  }

  // Recipients and the code to check on the left, the signature on the right, on one page.
  void close() {
    const double half = kWidth / 2;
    const double right_x = kLeft + half;
    const double titles = height_of_titles(half);
    y_ += 12;
    make_room(std::max(titles + kSignatureHeight + 30,
                       kQrSide + 34 + 14 * static_cast<double>(result_.recipients.size() + 1)));
    const double top = y_;
    left_side(top, half - 10);
    double at = top;
    for (const std::string& line : result_.signature)
      at += canvas_.draw({bold(line), 13, half, TextAlign::centre}, right_x, at);
    const double signature_x = right_x + (half - kSignatureWidth) / 2;
    pdf_.signature = place(signature_x, at + 2, kSignatureWidth, kSignatureHeight);
    const double seal_x = signature_x - kSealSide * 2 / 3;
    const double seal_y = at + 2 - (kSealSide - kSignatureHeight) / 2;
    pdf_.seal = place(seal_x, seal_y, kSealSide, kSealSide);
    at += kSignatureHeight + 4;
    if (!result_.signer.empty())
      canvas_.draw({bold(result_.signer), 13.5, half, TextAlign::centre}, right_x, at);
  }

  void left_side(double at, double width) {
    if (!result_.recipients.empty()) {
      at += canvas_.draw({"<i>" + bold(result_.recipients_label) + "</i>", 12, width}, kLeft, at);
      for (const std::string& line : result_.recipients)
        at += canvas_.draw({escape_markup(line), 11, width}, kLeft, at);
      at += 8;
    }
    canvas_.qr(make_qr_code(result_.check_text), kLeft, at, kQrSide);
    at += kQrSide + 4;
    at += canvas_.draw({escape_markup(result_.check_label), 9, width}, kLeft, at);
    canvas_.draw({escape_markup(result_.dossier_code), 9, width}, kLeft, at);
  }

  PdfPlace place(double x, double top, double width, double height) const {
    return {.page = page_, .x = x, .y = kA4.height - top - height, .width = width,
            .height = height};
  }

  const PrintedResult& result_;
  PdfCanvas canvas_;
  ResultPdf pdf_;
  double y_ = kTop;
  int page_ = 1;
};

}  // namespace

ResultPdf result_pdf(const PrintedResult& result, Instant created_at) {
  return ResultDrawing(result, created_at).finish();
}

}  // namespace khongcho::app
