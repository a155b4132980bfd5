// A page with one of everything the template compiler knows, for web_common_tests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/safe_html.h"
#include "web/common/url.h"

namespace khongcho::web {

struct SampleSlip {
  std::string paper;
  int copies = 0;
  bool given = false;
};

struct SampleRow {
  DossierId id;
  std::string name;
  Url url;
  std::vector<SampleSlip> slips = {};
};

struct SamplePage {
  std::string name;
  std::string code;
  int waiting = 0;
  Url back = {};
  SafeHtml drawing = {};
  std::optional<std::string> note = {};
  std::optional<SampleRow> chosen = {};
  std::vector<SampleRow> rows = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
