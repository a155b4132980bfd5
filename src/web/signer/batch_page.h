// A batch being signed or sealed: how far it is, and what became of each dossier.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct BatchRow {
  std::string code;
  Url url;
  Tag tag;
  std::string text;  // number and person, or why not
  Url file = {};     // the signed document
};

// {{> signer/batch_progress_fragment progress}}
struct BatchProgressPart {
  Url refresh;  // absent when it is over
  std::string lead;
  std::string problem = {};  // why nothing was tried
  int done = 0;
  int all = 0;
  std::vector<BatchRow> rows = {};

  std::string render(const Locale& locale) const;
};

struct BatchPage {
  PageFrame frame;
  Url back;
  BatchProgressPart progress;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
