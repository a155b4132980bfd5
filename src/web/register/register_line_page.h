// One line of a register with its notes. A line is never changed; what was wrong is added here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

struct RegisterLinePage {
  PageFrame frame;
  std::string heading;  // "Số 12/2023"
  std::string lead;     // the register and volume
  std::vector<FactRow> facts;
  std::vector<TimelineEntry> notes;
  bool may_note = false;
  std::string typed = {};
  std::string note_problem = {};
  std::optional<FormProblem> problem = {};
  Url note_action;
  Url back;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
