// What became of each dossier that was ticked.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct SignOutcomeRow {
  std::string code;
  Url url;
  Tag tag;
  std::string text;  // the number given, or why not
};

struct SignResultPage {
  PageFrame frame;
  std::string lead;
  std::vector<SignOutcomeRow> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
