// The counters of one office.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/admin/admin_form.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct CounterRow {
  Url action;
  std::string id;
  std::string name;
  bool active = true;
};

struct CountersPage {
  PageFrame frame;
  std::vector<AdminChoice> offices;
  std::string office;
  std::string office_title;
  std::optional<FormProblem> problem = {};
  std::vector<CounterRow> rows = {};
  std::string name = {};  // typed for a new one
  std::string name_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
