// What the citizen says, typed by the volunteer. There is no input for a password, and never will
// be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/volunteer/help_number_page.h"

namespace khongcho::web {

struct HelpInput {
  std::string id;
  std::string label;
  std::string value;
  std::string hint = {};
  std::string problem = {};
  std::string kind = "text";  // of keyboard: text numeric tel email
  std::string longest = "200";
};

struct HelpDeclarationPage {
  PageFrame frame;
  Url action;
  Url back;
  std::vector<HelpInput> inputs;
  std::string sex = {};
  std::string sex_problem = {};
  std::string words = {};
  std::string procedure = {};        // id, once chosen
  std::string procedure_chosen = {};  // in words
  std::vector<HelpChoice> choices = {};
  bool nothing_found = false;
  std::optional<FormProblem> problem = {};
  std::string procedure_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
