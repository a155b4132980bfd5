// One officer: added, changed, or just given a password.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/admin/admin_form.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct RoleRow {
  std::string role;
  std::string name;
  std::vector<AdminChoice> scopes;
};

struct OfficerPage {
  PageFrame frame;
  Url action;
  bool is_new = false;
  std::string password = {};  // shown this once
  std::optional<FormProblem> problem = {};
  std::string login;
  std::string full_name;
  std::string officer_title;
  std::vector<AdminChoice> offices;
  std::vector<RoleRow> roles;
  bool active = true;
  Url reset = {};
  std::string login_problem = {};
  std::string name_problem = {};
  std::string title_problem = {};
  std::string office_problem = {};
  std::string roles_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
