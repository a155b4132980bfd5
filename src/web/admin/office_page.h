// One office, added or changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/admin/admin_form.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct OfficePage {
  PageFrame frame;
  Url action;
  bool is_new = false;
  std::optional<FormProblem> problem = {};
  std::string code;
  std::string name;
  std::string address;
  std::string hotline;
  std::vector<AdminChoice> levels = {};  // "profile/level" of every profile
  std::vector<AdminChoice> models = {};
  bool active = true;
  std::string code_problem = {};
  std::string name_problem = {};
  std::string address_problem = {};
  std::string level_problem = {};
  std::string model_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
