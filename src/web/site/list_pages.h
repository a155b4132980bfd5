// Pages of lists in the order of a time and a number: where to begin, and the ways on.
#pragma once

#include <optional>
#include <string_view>

#include "http/request.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct AskedPage {
  bool is_readable = true;
  std::optional<store::PageKey> after = {};
};
// ?tu=…, or another name where a page has several lists.
AskedPage asked_page(const http::Request& request, std::string_view name = "tu");

// `first` is the list's first page; `next` the key of the last row shown where there are more.
Pagination list_pages(const Locale& locale, const Url& first, std::string_view name,
                      bool is_later_page, std::size_t rows,
                      const std::optional<store::PageKey>& next);

}  // namespace khongcho::web
