// Taking a number for the citizen, or going on with the one they hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct HelpChoice {
  std::string code;
  std::string name;
  std::string note = {};
  bool chosen = false;
};

struct HelpNumberPage {
  PageFrame frame;
  Url action;
  Url at_hand;  // where a number the citizen holds is sent
  Url back;
  std::vector<HelpChoice> services;
  std::vector<HelpChoice> priorities;
  bool no_priority = true;
  std::optional<FormProblem> problem = {};
  std::string service_problem = {};
  std::string number = {};
  std::string number_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
