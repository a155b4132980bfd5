// The tokens of programs that act for an officer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/admin/admin_form.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct TokenRow {
  std::string name;
  std::string officer;
  std::string created;
  std::string ends;
  std::string revoked = {};  // "Đã thu hồi lúc 14:12 29/09/2023"; empty while it works
  Url revoke = {};
};

struct TokensPage {
  PageFrame frame;
  std::string secret = {};  // of the new one, shown this once
  std::optional<FormProblem> problem = {};
  std::vector<TokenRow> rows = {};
  std::string name = {};
  std::string name_problem = {};
  std::vector<AdminChoice> officers = {};
  std::string officer_problem = {};
  std::string expires = {};
  std::string expires_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
