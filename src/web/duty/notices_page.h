// What an officer was told.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/common/url.h"

namespace khongcho::web {

struct NoticeRow {
  std::string text;
  std::string when;
  std::string when_iso;
  bool unread = false;
  Url open = {};  // where it leads somewhere
};

struct NoticesPage {
  PageFrame frame;
  std::vector<NoticeRow> rows;
  bool any_unread = false;
  std::string latest;  // unix seconds of the first row
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
