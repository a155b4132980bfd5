// Figures of the waiting room: today, or some days back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct QueueFigureRow {
  std::string name;
  int tickets = 0;
  std::string wait_median;  // "4 phút"
  std::string wait_95;
  std::string service_median;
  std::string service_95;
  int left = 0;
  int waiting = 0;
};

struct QueueFigureTable {
  std::string id;
  std::string title;
  std::string name_label;
  std::vector<QueueFigureRow> rows = {};
};

struct OutcomeCount {
  std::string label;
  int number = 0;
};

struct QueueReportPage {
  PageFrame frame;
  std::string heading;
  std::string summary;  // the finding, in one sentence
  std::string office;   // slug, for the form
  std::string first;    // as typed
  std::string last;
  std::optional<FormProblem> problem = {};
  Url csv = {};
  Url back = {};
  std::vector<OutcomeCount> outcomes = {};
  std::vector<QueueFigureTable> tables = {};
  std::string as_of;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
