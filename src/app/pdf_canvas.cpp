#include "app/pdf_canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <mutex>
#include <stdexcept>

namespace khongcho::app {

namespace {

std::mutex one_at_a_time;

struct Freer {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(char* text) const { g_free(text); }
};
template <typename T>
using Owned = std::unique_ptr<T, Freer>;

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void must_be_well(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

PangoAlignment pango_align(TextAlign align) {
  switch (align) {
    case TextAlign::left:
      return PANGO_ALIGN_LEFT;
    case TextAlign::centre:
      return PANGO_ALIGN_CENTER;
    case TextAlign::right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

double height_of_layout(PangoLayout* layout) {
  PangoRectangle extents;
  pango_layout_get_extents(layout, nullptr, &extents);
  return static_cast<double>(extents.height) / PANGO_SCALE;
}

}  // namespace

std::string escape_markup(std::string_view text) {
  const Owned<char> escaped(g_markup_escape_text(text.data(), static_cast<gssize>(text.size())));
  return escaped.get();
}

std::string bold(std::string_view text) {
  return "<b>" + escape_markup(text) + "</b>";
}

struct PdfCanvas::Drawing {
  std::lock_guard<std::mutex> alone{one_at_a_time};
  std::string bytes;
  Owned<cairo_surface_t> surface;
  Owned<cairo_t> context;

  Owned<PangoLayout> layout_of(const TextBlock& text) const {
    Owned<PangoLayout> layout(pango_cairo_create_layout(context.get()));
    // Whole pixels are for screens: on paper letters stand where the font says.
    PangoContext* pango = pango_layout_get_context(layout.get());
    pango_context_set_round_glyph_positions(pango, FALSE);
    const Owned<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), "Liberation Serif");
    pango_font_description_set_absolute_size(font.get(), text.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    if (text.width > 0)
      pango_layout_set_width(layout.get(), static_cast<int>(text.width * PANGO_SCALE));
    pango_layout_set_indent(layout.get(), static_cast<int>(text.indent * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_align(text.align));
    pango_layout_set_markup(layout.get(), text.markup.data(), static_cast<int>(text.markup.size()));
    return layout;
  }
};

PdfCanvas::PdfCanvas(PageSize page, const PdfFacts& facts) : drawing_(std::make_unique<Drawing>()) {
  drawing_->surface.reset(
      cairo_pdf_surface_create_for_stream(append_bytes, &drawing_->bytes, page.width, page.height));
  cairo_surface_t* surface = drawing_->surface.get();
  must_be_well(cairo_surface_status(surface));
  const std::string created_at = iso_instant(facts.created_at);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, facts.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, facts.author.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created_at.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created_at.c_str());
  drawing_->context.reset(cairo_create(surface));
  must_be_well(cairo_status(drawing_->context.get()));
}

PdfCanvas::~PdfCanvas() {
  // Closing writes what is left, so it must not outlive the bytes.
  drawing_->context.reset();
  drawing_->surface.reset();
}

double PdfCanvas::height_of(const TextBlock& text) const {
  return height_of_layout(drawing_->layout_of(text).get());
}

double PdfCanvas::baseline_of(const TextBlock& text) const {
  return static_cast<double>(pango_layout_get_baseline(drawing_->layout_of(text).get())) /
         PANGO_SCALE;
}

double PdfCanvas::draw(const TextBlock& text, double x, double y) {
  const auto layout = drawing_->layout_of(text);
  cairo_t* context = drawing_->context.get();
  cairo_move_to(context, x, y);
  pango_cairo_show_layout(context, layout.get());
  return height_of_layout(layout.get());
}

void PdfCanvas::ink(double red, double green, double blue) {
  cairo_set_source_rgb(drawing_->context.get(), red, green, blue);
}

void PdfCanvas::line(double x, double y, double width, double thickness) {
  cairo_t* context = drawing_->context.get();
  cairo_set_line_width(context, thickness);
  cairo_move_to(context, x, y);
  cairo_line_to(context, x + width, y);
  cairo_stroke(context);
}

void PdfCanvas::box(double x, double y, double width, double height, double thickness) {
  cairo_t* context = drawing_->context.get();
  cairo_set_line_width(context, thickness);
  cairo_rectangle(context, x, y, width, height);
  cairo_stroke(context);
}

void PdfCanvas::qr(const QrCode& code, double x, double y, double side) {
  cairo_t* context = drawing_->context.get();
  const double module = side / code.size;
  each_dark_run(code, [&](int column, int row, int width) {
    cairo_rectangle(context, x + column * module, y + row * module, width * module, module);
  });
  cairo_fill(context);
}

void PdfCanvas::next_page() {
  cairo_show_page(drawing_->context.get());
}

std::string PdfCanvas::finish() {
  must_be_well(cairo_status(drawing_->context.get()));
  cairo_show_page(drawing_->context.get());
  cairo_surface_finish(drawing_->surface.get());
  must_be_well(cairo_surface_status(drawing_->surface.get()));
  return drawing_->bytes;
}

}  // namespace khongcho::app
