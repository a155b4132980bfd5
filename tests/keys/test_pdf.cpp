#include "tests/keys/test_pdf.h"

#include <cairo-pdf.h>

namespace khongcho::test {

namespace fs = std::filesystem;

namespace {

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string drawn_pdf(const std::string& text, const TestPage& page) {
  std::string bytes;
  cairo_surface_t* surface =
      cairo_pdf_surface_create_for_stream(append_bytes, &bytes, page.width, page.height);
  cairo_t* context = cairo_create(surface);
  for (int count = 0; count < page.pages; ++count) {
    cairo_select_font_face(context, "Liberation Serif", CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(context, 11);
    cairo_move_to(context, 8, page.height / 2);
    cairo_show_text(context, text.c_str());
    cairo_show_page(context);
  }
  cairo_destroy(context);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return bytes;
}

std::string pdfsig_on(const std::string& bytes, const TestAuthority& authority) {
  const fs::path folder = fresh_folder("pdfsig");
  const std::string database = "sql:" + folder.string();
  output_of("certutil -N --empty-password -d " + database);
  const fs::path pem = written(folder / "authority.pem", authority.pem());
  output_of("certutil -A -n authority -t CT,C,C -d " + database + " -i " + pem.string());
  const fs::path file = written(folder / "file.pdf", bytes);
  const std::string answer = output_of("pdfsig -nssdir " + folder.string() + " " + file.string());
  fs::remove_all(folder);
  return answer;
}

std::string pdftotext_of(const std::string& bytes) {
  const fs::path folder = fresh_folder("pdftotext");
  const fs::path file = written(folder / "file.pdf", bytes);
  const std::string text = output_of("pdftotext -layout " + file.string() + " -");
  fs::remove_all(folder);
  return text;
}

}  // namespace khongcho::test
