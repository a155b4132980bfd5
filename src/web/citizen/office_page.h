// Offices: the list to choose from, and one with its address, hours and counters.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct PublicOfficeRow {
  std::string name;
  Url url;
  std::string address;
  std::string phone;
  bool chosen = false;
};

struct PublicOfficeListPage {
  PageFrame frame;
  std::vector<PublicOfficeRow> offices;

  std::string render(const Locale& locale) const;
};

struct PublicOfficePage {
  PageFrame frame;
  std::string today;  // hours of today
  std::string usual;  // hours of the season
  std::string programme;
  std::vector<std::string> counters;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
