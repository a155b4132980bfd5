// Digitally signed results that wait for the agency's seal.
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

struct SealRow {
  WorkRow work;
  std::string number;
  std::string ticket;  // "code:version:request_key", sent when ticked
  Url file;
};

struct SealPage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  std::optional<KeyBox> key = {};
  std::vector<SealRow> rows = {};
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
