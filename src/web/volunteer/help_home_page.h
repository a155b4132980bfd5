// A volunteer's first page: today's shift, what was done, the button to begin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct ShiftWords {
  std::string title;  // whose, or which day
  std::string hours;
};

struct HelpCountRow {
  std::string label;
  std::string today;
  std::string month;
};

struct HelpHomePage {
  PageFrame frame;
  std::string office;
  std::vector<std::string> today;  // hours of the shifts
  std::vector<ShiftWords> beside;
  std::vector<ShiftWords> coming;
  std::vector<HelpCountRow> counts;
  Url open_session = {};  // begun and not ended
  std::optional<FormProblem> problem = {};
  std::string consent_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
