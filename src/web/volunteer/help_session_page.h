// One citizen being helped: four big tasks, what was said, the button that ends it all.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

struct HelpTask {
  Url url;
  std::string title;
  std::string note;
  bool done = false;
};

struct HelpSessionPage {
  PageFrame frame;
  std::string lead;
  std::vector<HelpTask> tasks;
  std::string number = {};       // "A027"
  std::vector<FactRow> said = {};  // to be read out
  bool misfit = false;           // of the personal number
  std::string after_end = {};    // what becomes of the declaration
  Url change = {};
  Url print = {};
  Url end;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
