// The specialist's work, the nearest promise first.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct WorkPage {
  PageFrame frame;
  std::string lead;
  std::vector<NavLink> filters;
  std::vector<WorkRow> rows;
  std::string empty;
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
