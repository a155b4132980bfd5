#include "scan/document_check.h"

#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "scan/page_image.h"
#include "scan/pdf_check.h"

namespace khongcho::scan {

namespace {

constexpr std::array<std::string_view, 3> kImages{"image/jpeg", "image/png", "image/tiff"};
constexpr std::array<std::string_view, 9> kPrograms{
    "application/x-dosexec",     "application/x-executable",    "application/x-pie-executable",
    "application/x-sharedlib",   "application/x-mach-binary",   "application/x-msdownload",
    "text/x-shellscript",        "application/java-archive",
    "application/vnd.microsoft.portable-executable"};

// One handle a thread: libmagic shares none.
magic_t magic_handle() {
  struct Close {
    void operator()(magic_t handle) const { magic_close(handle); }
  };
  thread_local std::unique_ptr<magic_set, Close> handle(magic_open(MAGIC_MIME_TYPE));
  thread_local const bool loaded = handle && magic_load(handle.get(), nullptr) == 0;
  if (!loaded) throw std::runtime_error("libmagic has no database");
  return handle.get();
}

Expected<Document> check_image(std::string_view bytes, std::string type,
                               const DocumentLimits& limits) {
  const auto size = image_size(bytes);
  if (!size) return Error{ErrorCode::invalid_input, "scan.image_damaged"};
  if (size->pages > limits.pages)
    return Error{ErrorCode::invalid_input, "scan.too_many_pages", {std::to_string(limits.pages)}};
  const auto width = static_cast<std::size_t>(size->width);
  const std::size_t pixels = width * static_cast<std::size_t>(size->height);
  if (pixels > limits.most_pixels) return Error{ErrorCode::invalid_input, "scan.image_large"};
  if (std::max(size->width, size->height) < limits.least_pixels)
    return Error{ErrorCode::invalid_input,
                 "scan.image_small",
                 {std::to_string(size->width), std::to_string(size->height)}};
  for (int page = 1; page <= size->pages; ++page) {
    const auto blank = is_blank_image(bytes, page);
    if (!blank) return Error{ErrorCode::invalid_input, "scan.image_damaged"};
    if (*blank && size->pages == 1) return Error{ErrorCode::invalid_input, "scan.image_blank"};
  }
  return Document{.media_type = std::move(type),
                  .pages = size->pages,
                  .dpi = dpi_of_a4(size->width, size->height)};
}

}  // namespace

std::string media_type_of(std::string_view bytes) {
  const char* type = magic_buffer(magic_handle(), bytes.data(), bytes.size());
  return type ? type : "application/octet-stream";
}

Expected<Document> check_document(std::string_view bytes, const DocumentLimits& limits) {
  if (bytes.empty()) return Error{ErrorCode::invalid_input, "scan.empty_file"};
  const std::string type = media_type_of(bytes);
  if (type == "application/pdf") {
    const auto pages = check_pdf(bytes, limits.pages);
    if (!pages) return pages.error();
    return Document{.media_type = type, .pages = *pages};
  }
  if (std::ranges::count(kImages, type) > 0) return check_image(bytes, type, limits);
  if (std::ranges::count(kPrograms, type) > 0)
    return Error{ErrorCode::invalid_input, "scan.executable"};
  return Error{ErrorCode::invalid_input, "scan.wrong_type", {type}};
}

}  // namespace khongcho::scan
