// What waits to be appraised (thẩm định), and one of them: found right or sent back.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/dossier_review.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct AppraisalsPage {
  PageFrame frame;
  std::string lead;
  std::vector<WorkRow> rows = {};
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

struct AppraisalPage : DossierReview {
  std::string verification;  // why it needs a closer look; empty where it is not said

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
