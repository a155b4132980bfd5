// The registers of an office, by kind and year.
#pragma once

#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct RegistersRow {
  std::string name;
  int year = 0;
  Url url;
  std::string volumes;  // "2"
  std::string entries;
  Tag state;  // open or locked
};

struct RegistersPage {
  PageFrame frame;
  std::string heading;  // the office
  std::vector<RegistersRow> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
