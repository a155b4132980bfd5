// Every office, active or not.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct OfficeRow {
  Url url;
  std::string name;
  std::string code;
  std::string model;
  std::string hotline;
  bool active = true;
};

struct OfficesPage {
  PageFrame frame;
  std::vector<OfficeRow> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
