// Administration at a glance, and the log of what administrators did.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/admin/admin_form.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct AdminNumber {
  std::string label;
  Url url;
  std::int64_t number = 0;
};

struct AdminPage {
  PageFrame frame;
  std::vector<AdminNumber> numbers = {};
  std::vector<AdminEventRow> events;
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
