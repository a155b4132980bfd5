// The form that edits a route: names, who does each step, its share, what it follows, when it is
// needed; steps added and removed. The drawing shows what was typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/common/safe_html.h"
#include "web/route/route_page.h"

namespace khongcho::web {

struct StepInputs {
  std::string at;  // "s0": begins the names of its inputs
  std::string id;
  std::string kind;
  std::string kind_text;
  std::string name;
  std::string share;
  std::vector<RouteChoice> roles;
  std::vector<RouteChoice> agencies;
  std::vector<RouteChoice> after;
  std::vector<RouteChoice> conditions;
  std::vector<RouteChoice> procedures;  // of a child
  bool asks = false;                    // a consultation
  std::string consult_hours;
  bool removable = false;
};

struct RouteEditPage {
  PageFrame frame;
  Url action;
  Url back;
  std::optional<FormProblem> problem = {};
  bool is_right = false;  // checked, nothing wrong
  int version = 1;
  std::string name;
  SafeHtml drawing;
  std::vector<StepInputs> steps;
  std::vector<RouteChoice> kinds;  // of a step to add

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
