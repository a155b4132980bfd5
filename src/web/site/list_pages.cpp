#include "web/site/list_pages.h"

namespace khongcho::web {

AskedPage asked_page(const http::Request& request, std::string_view name) {
  if (!request.query.has(name)) return {};
  const auto after = page_key_from(request.query.text(name));
  return {.is_readable = after.has_value(), .after = after};
}

Pagination list_pages(const Locale& locale, const Url& first, std::string_view name,
                      bool is_later_page, std::size_t rows,
                      const std::optional<store::PageKey>& next) {
  Pagination pages{.summary = locale.text("register.on_page", {std::to_string(rows)})};
  if (is_later_page) pages.first = first;
  if (next) pages.next = first.with(name, page_key_text(*next));
  return pages;
}

}  // namespace khongcho::web
