// The network scanners of an office.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/files/files_page.h"

namespace khongcho::web {

struct ScannerRow {
  std::string id;
  std::string name;
  std::string address;
  bool active = true;
};

struct ScannersPage {
  PageFrame frame;
  std::vector<FileChoice> offices;
  std::string office;
  std::string office_title;
  std::optional<FormProblem> problem = {};
  std::vector<ScannerRow> rows = {};
  std::string name = {};  // typed for a new one
  std::string address = {};
  std::string name_problem = {};
  std::string address_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
