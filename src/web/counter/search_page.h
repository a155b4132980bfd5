// Dossiers found by code, lookup code, personal number or name.
#pragma once

#include <optional>
#include <string>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/counter/desk_page.h"

namespace khongcho::web {

struct SearchPage {
  PageFrame frame;
  std::string words;
  std::optional<FormProblem> problem = {};
  DeskList found;
  bool asked = false;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
