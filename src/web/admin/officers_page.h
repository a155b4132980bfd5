// Everyone who may log in.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct OfficerRow {
  Url url;
  std::string full_name;
  std::string login;
  std::string office;
  std::string roles;
  bool active = true;
};

struct OfficersPage {
  PageFrame frame;
  std::string words;
  std::string summary;
  std::vector<OfficerRow> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
