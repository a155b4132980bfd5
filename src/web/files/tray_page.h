// The office's scanned pages that have no place yet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/files/files_page.h"

namespace khongcho::web {

struct TrayPage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  std::vector<TrayRow> rows;
  ScanInputs scan;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
