// What rings, the nearest promise first, by whom it concerns; below it what will miss as things go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct AlarmLine {
  WorkRow work;
  Tag kind;
  std::string id;       // sent when ticked; empty: not this reader's to acknowledge
  std::string where;    // office, in the district's view
  std::string officer;  // who has it
  std::string step;
  std::string rang;  // "15:40 · với cán bộ"
  std::string acknowledged = {};
};

struct ForecastLine {
  WorkRow work;
  std::string step;   // that holds it
  std::string why;    // "không có người ký sau 14:00"
  std::string ready;  // when it is expected
};

struct AlarmsPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::vector<NavLink> views = {};
  std::vector<NavLink> levels = {};
  std::vector<AlarmLine> rows = {};
  bool any_to_acknowledge = false;
  Url action;  // back to the same view
  std::string note = {};
  std::string empty = {};
  Pagination pages = {};
  bool shows_forecast = false;
  std::string forecast_lead = {};
  std::vector<ForecastLine> late = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
