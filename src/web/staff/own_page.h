// The officer's own page: who I am here, where I sit, my password, my keys.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct CounterChoice {
  CounterId id;
  std::string name;
  bool chosen = false;
};

struct OwnPage {
  PageFrame frame;
  std::string full_name;
  std::string login;
  std::string officer_title;
  std::string roles;
  Url home;  // absent when this page is all there is
  bool must_change_password = false;
  bool receives = false;  // sits at a counter
  std::vector<CounterChoice> counters = {};
  std::string counter_problem = {};
  std::optional<FormProblem> problem = {};
  std::string old_problem = {};
  std::string new_problem = {};
  std::string again_problem = {};
  int shortest_password = 0;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
