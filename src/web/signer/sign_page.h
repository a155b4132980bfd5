// What waits for a signature, the nearest promise first; any number signed at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/signer/key_box.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct SignRow {
  WorkRow work;
  std::string draft;
  Url document;        // the result as it will be
  std::string ticket;  // "code:version:request_key", sent when ticked
  bool chosen = false;
  bool of_another = false;  // seen, but another role signs it
};

struct SignPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::vector<SignRow> rows = {};
  Url choose_all;
  std::optional<KeyBox> key = {};  // none: signed on paper
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
