// What a citizen said, on A4, to be read back and taken along. No prescribed form.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

struct DeclarationPaperPage {
  PageFrame frame;
  std::string office;
  std::string day;
  std::string number;  // empty for none
  std::vector<FactRow> said;
  std::string citizen;
  std::string volunteer;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
