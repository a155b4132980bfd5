// Signed results that wait for the seal and number of the office (đóng dấu, cấp số).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct SealingRow {
  WorkRow work;
  std::string number;  // of the result
  std::string signed_at;
  std::string ticket;   // empty where the seal is a second electronic signature, set on /dau
  bool chosen = false;
};

struct SealingPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::vector<SealingRow> rows = {};
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
