#include "app/receipt_pdf.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/pdf_canvas.h"

namespace khongcho::app {

namespace {

constexpr double kLeft = 12 * kPointsPerMm;
constexpr double kRight = 10 * kPointsPerMm;
constexpr double kTop = 9 * kPointsPerMm;
constexpr double kBottom = 8 * kPointsPerMm;
constexpr double kWidth = kA5.width - kLeft - kRight;
constexpr double kQrSide = 21 * kPointsPerMm;
constexpr std::array kScales{1.0, 0.96, 0.92, 0.88};

// Writes from the top down; what does not fit any more begins the next page.
class ReceiptDrawing {
 public:
  ReceiptDrawing(const PrintedForm& form, Instant created_at, double scale)
      : form_(form),
        scale_(scale),
        canvas_(kA5, {.title = form.title + " " + form.code,
                      .author = form.authority,
                      .created_at = created_at}) {
    head();
    title();
    if (form_.promise) promise(*form_.promise);
    for (const PrintedLine& line : form_.lines) {
      values(line);
      if (line.table) table(*line.table);
    }
    signatures();
    notes();
  }

  int pages() const { return pages_; }
  std::string finish() { return canvas_.finish(); }

 private:
  double size(double points) const { return points * scale_; }
  TextBlock block(std::string markup, double points, double width,
                  TextAlign align = TextAlign::left) const {
    return {std::move(markup), size(points), width, align};
  }

  // Page numbers stand in the middle of the top margin, from the second page on.
  void make_room(double height) {
    if (y_ + height <= kA5.height - kBottom) return;
    canvas_.next_page();
    ++pages_;
    canvas_.draw(block(std::to_string(pages_), 9, kWidth, TextAlign::centre), kLeft, kTop / 2);
    y_ = kTop + size(6);
  }

  // Draws a text across the page, or a part of it, and goes below it.
  void write(const TextBlock& text, double x = kLeft) {
    make_room(canvas_.height_of(text));
    y_ += canvas_.draw(text, x, y_);
  }

  void head() {
    const double left_width = kWidth * 0.47;
    const double right_x = kLeft + left_width;
    const double right_width = kWidth - left_width;
    double left = y_;
    left += canvas_.draw(block(escape_markup(form_.authority), 8.6, left_width, TextAlign::centre),
                         kLeft, left);
    left +=
        canvas_.draw(block(bold(form_.office), 8.6, left_width, TextAlign::centre), kLeft, left);
    canvas_.line(kLeft + left_width * 0.3, left + 1.5, left_width * 0.4);
    left += 3.5;
    if (!form_.number.empty())
      left += canvas_.draw(block(escape_markup(form_.number), 9.5, left_width, TextAlign::centre),
                           kLeft, left);
    double right = y_;
    right += canvas_.draw(block(bold(form_.country), 8.6, right_width, TextAlign::centre), right_x,
                          right);
    right +=
        canvas_.draw(block(bold(form_.motto), 9.6, right_width, TextAlign::centre), right_x, right);
    const double motto = right_width * 0.56;
    canvas_.line(right_x + (right_width - motto) / 2, right + 1.5, motto);
    right += 4;
    right += canvas_.draw(block("<i>" + escape_markup(form_.place_and_date) + "</i>", 9.5,
                                right_width, TextAlign::centre),
                          right_x, right);
    y_ = std::max(left, right) + size(7);
  }

  void title() {
    write(block(bold(form_.title), 13, kWidth, TextAlign::centre));
    std::string below = escape_markup(form_.code_label + ": ") + bold(form_.code);
    if (!form_.copies.front().empty()) below += escape_markup(" · " + form_.copies.front());
    write(block(below, 9.5, kWidth, TextAlign::centre));
    if (!form_.reprint.empty()) write(block(bold(form_.reprint), 9.5, kWidth, TextAlign::centre));
    y_ += size(4);
  }

  void promise(const PrintedPromise& promise) {
    constexpr double kPadding = 8;
    const bool has_qr = !form_.qr_text.empty();
    const double text_width = kWidth - 2 * kPadding - (has_qr ? kQrSide + 12 : 0);
    std::vector<TextBlock> texts;
    if (!promise.lead.empty())
      texts.push_back(block(escape_markup(promise.lead), 10.5, text_width));
    texts.push_back(block(bold(promise.hour), 17.5, text_width));
    texts.push_back(block(bold(promise.day), 12.5, text_width));
    if (!promise.reason.empty())
      texts.push_back(block(escape_markup(promise.reason), 9.2, text_width));
    double text_height = 0;
    for (const TextBlock& text : texts) text_height += canvas_.height_of(text);
    const double code_height = has_qr ? kQrSide + 15 : 0;
    const double height = std::max(text_height, code_height) + 2 * kPadding - 4;
    make_room(height);
    canvas_.box(kLeft, y_, kWidth, height);
    double at = y_ + (height - text_height) / 2;
    for (const TextBlock& text : texts) at += canvas_.draw(text, kLeft + kPadding, at);
    if (has_qr) {
      const double x = kLeft + kWidth - kPadding - kQrSide;
      const double top = y_ + (height - code_height) / 2;
      canvas_.qr(make_qr_code(form_.qr_text), x, top, kQrSide);
      canvas_.draw(block(bold(form_.lookup_code), 11, kQrSide + 12, TextAlign::centre), x - 6,
                   top + kQrSide + 2);
    }
    y_ += height + size(5);
  }

  void values(const PrintedLine& line) {
    if (!line.text.empty()) return write(block(escape_markup(line.text), 10, kWidth));
    if (line.values.empty()) return;
    std::string markup;
    for (const PrintedValue& value : line.values) {
      if (!markup.empty()) markup += "    ";
      if (!value.label.empty()) markup += escape_markup(value.label + ": ");
      markup += bold(value.value);
    }
    const double indent = line.number > 0 ? size(17) : 0;
    const TextBlock text = block(markup, 10, kWidth - indent);
    make_room(canvas_.height_of(text));
    if (line.number > 0) {
      const TextBlock number =
          block(std::to_string(line.number) + ".", 10, indent - 3, TextAlign::right);
      canvas_.draw(number, kLeft, y_ + canvas_.baseline_of(text) - canvas_.baseline_of(number));
    }
    y_ += canvas_.draw(text, kLeft + indent, y_) + size(1.6);
  }

  // The number, the paper, and a narrow column for each count.
  std::vector<double> column_widths(const PrintedTable& table) const {
    std::size_t columns = 0;
    for (const PrintedHeading& heading : table.head)
      columns += static_cast<std::size_t>(heading.columns);
    std::vector<double> widths(columns, size(48));
    widths.front() = size(26);
    if (columns > 1) {
      double others = 0;
      for (const double width : widths) others += width;
      widths[1] = kWidth - (others - widths[1]);
    }
    return widths;
  }

  struct Cell {
    TextBlock text;
    double x = 0;
    double width = 0;
    double height = 0;
  };

  // One cell for each heading, beginning at a column.
  std::vector<Cell> heading_cells(const std::vector<PrintedHeading>& headings,
                                  const std::vector<double>& widths, std::size_t column) {
    double x = kLeft;
    for (std::size_t i = 0; i < column; ++i) x += widths[i];
    std::vector<Cell> cells;
    for (const PrintedHeading& heading : headings) {
      double width = 0;
      for (int i = 0; i < heading.columns; ++i) width += widths[column++];
      const TextBlock text = block(bold(heading.label), 8.8, width - 4, TextAlign::centre);
      cells.push_back({text, x + 2, width - 4, canvas_.height_of(text)});
      x += width;
    }
    return cells;
  }

  // Headings over several columns, those columns' own below, the others in the middle of both.
  void table_head(const PrintedTable& table, const std::vector<double>& widths) {
    std::size_t grouped = 0;
    while (grouped < table.head.size() && table.head[grouped].columns == 1) ++grouped;
    const std::vector<Cell> upper = heading_cells(table.head, widths, 0);
    const std::vector<Cell> lower = heading_cells(table.second_head, widths, grouped);
    double upper_height = 0;
    double lower_height = 0;
    for (std::size_t i = 0; i < upper.size(); ++i)
      if (lower.empty() || table.head[i].rows == 1)
        upper_height = std::max(upper_height, upper[i].height + 3);
    for (const Cell& cell : lower) lower_height = std::max(lower_height, cell.height + 3);
    const double height = upper_height + lower_height;
    canvas_.line(kLeft, y_, kWidth, 0.6);
    for (std::size_t i = 0; i < upper.size(); ++i) {
      const double room = table.head[i].rows == 1 ? upper_height : height;
      canvas_.draw(upper[i].text, upper[i].x, y_ + (room - upper[i].height) / 2);
      if (table.head[i].columns > 1)
        canvas_.line(upper[i].x, y_ + upper_height, upper[i].width, 0.3);
    }
    for (const Cell& cell : lower)
      canvas_.draw(cell.text, cell.x, y_ + upper_height + (lower_height - cell.height) / 2);
    y_ += height;
    canvas_.line(kLeft, y_, kWidth, 0.6);
  }

  void table(const PrintedTable& table) {
    const std::vector<double> widths = column_widths(table);
    make_room(size(60));
    y_ += size(1);
    table_head(table, widths);
    for (const std::vector<PrintedCell>& row : table.rows) {
      std::vector<Cell> cells;
      double height = 0;
      double x = kLeft;
      for (std::size_t i = 0; i < row.size(); ++i) {
        std::string markup;
        for (const std::string& line : row[i].lines)
          markup += (markup.empty() ? "" : "\n") + escape_markup(line);
        const TextAlign align = row[i].centred ? TextAlign::centre : TextAlign::left;
        const TextBlock text = block(markup, 9.5, widths[i] - 4, align);
        cells.push_back({text, x + 2, widths[i] - 4, canvas_.height_of(text)});
        height = std::max(height, cells.back().height);
        x += widths[i];
      }
      const int page = pages_;
      make_room(height + 4);
      if (page != pages_) table_head(table, widths);
      for (const Cell& cell : cells) canvas_.draw(cell.text, cell.x, y_ + 1.5);
      y_ += height + 3;
      canvas_.line(kLeft, y_, kWidth, 0.3);
    }
    y_ += size(3);
  }

  void signatures() {
    if (form_.signatures.empty()) return;
    constexpr double kToSign = 34;
    const double width = kWidth / static_cast<double>(form_.signatures.size());
    y_ += size(5);
    make_room(size(13 + 11 + 13) + kToSign);
    double deepest = y_;
    double x = kLeft;
    for (const PrintedSignature& signature : form_.signatures) {
      double at = y_;
      at += canvas_.draw(block(bold(signature.title), 9.5, width, TextAlign::centre), x, at);
      at += canvas_.draw(
          block("<i>" + escape_markup(signature.note) + "</i>", 8.8, width, TextAlign::centre), x,
          at);
      at += kToSign;
      at += canvas_.draw(block(bold(signature.name), 10, width, TextAlign::centre), x, at);
      deepest = std::max(deepest, at);
      x += width;
    }
    y_ = deepest + size(5);
  }

  void notes() {
    if (form_.notes.empty()) return;
    make_room(size(14));
    canvas_.line(kLeft, y_, kWidth, 0.6);
    y_ += size(3);
    for (const std::string& note : form_.notes) write(block(escape_markup(note), 8.8, kWidth));
  }

  const PrintedForm& form_;
  double scale_;
  PdfCanvas canvas_;
  double y_ = kTop;
  int pages_ = 1;
};

}  // namespace

std::string receipt_pdf(const PrintedForm& form, Instant created_at) {
  for (const double scale : kScales) {
    ReceiptDrawing drawing(form, created_at, scale);
    if (drawing.pages() == 1) return drawing.finish();
  }
  return ReceiptDrawing(form, created_at, 1.0).finish();
}

}  // namespace khongcho::app
