// Asks for the code of an appointment: to see it, or to take a number with it.
#pragma once

#include <optional>
#include <string>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct CodePage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  bool arriving = false;
  std::string office;
  std::string typed;
  std::string code_problem;
  std::string early = {};  // asks whether to take a number without priority
  Url later = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
