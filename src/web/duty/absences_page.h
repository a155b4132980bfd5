// Who is away and who stands in; what of theirs was passed on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/duty/duty_words.h"

namespace khongcho::web {

struct AbsenceRow {
  std::string name;
  std::string when;
  std::string reason;
  std::string substitute;
  bool under_way = false;
  Url end = {};        // where the reader may
  Url reroute = {};    // where it is under way
  std::string end_label = {};
};

// A form of this page as typed; `kind` tells its inputs from those of the other.
struct AbsenceForm {
  std::vector<DutyChoice> officers;
  std::vector<DutyChoice> substitutes;
  std::string from_day;
  std::string from;
  std::string to_day;
  std::string to;
  std::string reason;
  std::string officer_problem = {};
  std::string from_problem = {};
  std::string to_problem = {};
  std::string reason_problem = {};
  std::string substitute_problem = {};
};

struct AbsencesPage {
  PageFrame frame;
  std::string office;
  std::vector<AbsenceRow> rows;
  AbsenceForm now;
  AbsenceForm ahead;
  std::optional<FormProblem> problem = {};

  std::string render(const Locale& locale) const;
};

struct ReroutedRow {
  std::string code;
  Url url;
  std::string what;
  std::string where;  // who has it now, or why it stays
};

struct AbsenceReportPage {
  PageFrame frame;
  std::string lead;
  std::vector<ReroutedRow> moved;
  std::vector<ReroutedRow> stayed;
  Url back;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
