// Pages drawn for tests: black text and a QR code on white, turned by some degrees, as a scanner
// would bring them.
#pragma once

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace khongcho::test {

struct DrawnPage {
  std::vector<std::string> lines = {};
  std::string code = {};      // QR, empty for none
  double turned_degrees = 0;  // clockwise
  int dpi = 200;
  bool dark_edge = false;     // the lid's shadow along the left side
};

inline void draw_code(cairo_t* cairo, const std::string& text, double x, double y, double side) {
  QRcode* code = QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  const double module = side / code->width;
  for (int row = 0; row < code->width; ++row)
    for (int column = 0; column < code->width; ++column)
      if (code->data[row * code->width + column] & 1)
        cairo_rectangle(cairo, x + column * module, y + row * module, module, module);
  cairo_fill(cairo);
  QRcode_free(code);
}

inline cairo_status_t append_bytes(void* into, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

inline void draw_lines(cairo_t* cairo, const DrawnPage& page, double width, double height) {
  PangoLayout* layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* font = pango_font_description_from_string("Liberation Serif 14");
  pango_layout_set_font_description(layout, font);
  pango_cairo_context_set_resolution(pango_layout_get_context(layout), page.dpi);
  double y = height * 0.08;
  for (const std::string& line : page.lines) {
    pango_layout_set_text(layout, line.c_str(), -1);
    cairo_move_to(cairo, width * 0.1, y);
    pango_cairo_show_layout(cairo, layout);
    y += page.dpi * 0.35;
  }
  if (!page.code.empty()) draw_code(cairo, page.code, width * 0.4, height * 0.6, page.dpi * 1.4);
  pango_font_description_free(font);
  g_object_unref(layout);
}

// An A4 page as PNG.
inline std::string draw_png(const DrawnPage& page) {
  const int width = static_cast<int>(page.dpi * 8.27);
  const int height = static_cast<int>(page.dpi * 11.69);
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_set_source_rgb(cairo, 0, 0, 0);
  if (page.dark_edge) {
    cairo_rectangle(cairo, 0, 0, page.dpi * 0.15, height);
    cairo_fill(cairo);
  }
  cairo_translate(cairo, width / 2.0, height / 2.0);
  cairo_rotate(cairo, page.turned_degrees * 3.14159265358979 / 180);
  cairo_translate(cairo, -width / 2.0, -height / 2.0);
  draw_lines(cairo, page, width, height);
  std::string png;
  cairo_surface_write_to_png_stream(surface, append_bytes, &png);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return png;
}

// A4 pages as a PDF with its fonts in it.
inline std::string draw_pdf(const std::vector<std::vector<std::string>>& pages) {
  std::string pdf;
  cairo_surface_t* surface =
      cairo_pdf_surface_create_for_stream(append_bytes, &pdf, 595, 842);
  cairo_t* cairo = cairo_create(surface);
  for (const auto& lines : pages) {
    draw_lines(cairo, {.lines = lines, .dpi = 72}, 595, 842);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return pdf;
}

// A PDF written by hand: objects 1 (catalogue with `catalogue`), 2 (pages) and 3 (one page).
inline std::string plain_pdf(const std::string& catalogue = "", const std::string& page = "",
                             const std::string& box = "0 0 595 842") {
  std::string pdf = "%PDF-1.7\n";
  std::vector<std::size_t> places;
  const auto add = [&](const std::string& object) {
    places.push_back(pdf.size());
    pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  };
  add("<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>");
  add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add("<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] " + page + " >>");
  const std::size_t table = pdf.size();
  pdf += "xref\n0 4\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return pdf + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n" + std::to_string(table) +
         "\n%%EOF\n";
}

}  // namespace khongcho::test
