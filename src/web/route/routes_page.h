// The routes in use, by level.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct RouteRow {
  Url url;
  std::string name;
  std::string used_for;  // fields and procedures
  std::string level;
  int steps = 0;
  std::string version;
  std::string published;  // when and by whom, or that it came with the law
};

struct RoutesPage {
  PageFrame frame;
  std::vector<RouteRow> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
