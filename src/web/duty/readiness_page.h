// Is the office ready for a day: what is lacking, what the chair said to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/duty/duty_words.h"

namespace khongcho::web {

struct ReadinessRow {
  std::string text;
  Tag severity;
  std::string acknowledged = {};  // by whom, when, why
  std::string key = {};           // to acknowledge it; empty where the reader may not
  std::string input = {};         // id of its reason
  std::string problem = {};       // what is wrong with the reason typed
};

struct LoadRow {
  std::string hours;
  int arrivals = 0;
  std::string minutes;
};

struct ReadinessPage {
  PageFrame frame;
  std::string office;
  std::string office_slug;
  std::vector<DutyChoice> offices;
  std::string day;
  std::string day_words;
  bool programme = false;
  Tag readiness;
  std::string lead;
  Url roster;
  Url before;
  Url after;
  std::vector<ReadinessRow> rows;
  std::vector<LoadRow> load;
  std::optional<FormProblem> problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
