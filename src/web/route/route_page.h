// One version of a route: drawing, steps, a dry run on the calendar, its other versions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

struct RouteChoice {
  std::string id;
  std::string text;
  bool chosen = false;
};

struct RouteStepRow {
  int number = 0;
  std::string name;
  std::string kind;  // empty where the name says the same
  std::string who;  // role, and the agency where it is another
  std::string share;
  std::string after;
  std::string when;
};

struct TrialRow {
  std::string step;
  std::string who;
  std::string begins;
  std::string due;
  std::string time;  // "1 giờ 12 phút"
};

struct TrialPart {
  std::vector<RouteChoice> offices;
  std::vector<RouteChoice> procedures;
  std::string received;  // as the input wants it
  bool verification = false;
  bool fee_due = false;
  std::string statutory;
  std::string promise;
  std::string because;
  std::vector<TrialRow> rows;
  bool no_time = false;  // neither law nor model sets one
};

struct RouteVersionLink {
  Url url;
  std::string text;
  bool current = false;
};

struct RoutePage {
  PageFrame frame;
  std::string id;
  int version = 1;
  std::string used_for;
  bool is_latest = true;
  Url edit;  // empty for who may not
  Url back;
  SafeHtml drawing;
  std::vector<RouteStepRow> steps;
  std::vector<RouteVersionLink> versions;
  std::optional<FormProblem> problem = {};
  TrialPart trial;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
