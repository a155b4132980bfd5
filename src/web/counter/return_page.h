// Handing over a result: identity, fee, the name on the signature line, how satisfied.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/counter/dossier_page.h"
#include "web/counter/intake_steps.h"

namespace khongcho::web {

struct ReturnPage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  int version = 0;
  std::string request_key;
  Tag state;
  std::optional<FormProblem> problem = {};
  std::vector<TimelineEntry> changes = {};
  std::vector<FactRow> person = {};
  std::vector<FactRow> result = {};
  bool ready = false;  // a form to fill in, or only where the dossier is
  bool identity_checked = false;
  std::string identity_problem = {};
  std::string returned_to = {};
  std::string name_problem = {};
  std::string fee_due = {};  // still to be paid
  bool fee_paid = false;
  std::string fee_problem = {};
  std::vector<ChoiceRow> satisfaction = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
