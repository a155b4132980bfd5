// The receptionist's desk: what waits for the citizen, for a specialist, for papers; today.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/counter/queue_panel.h"

namespace khongcho::web {

struct DeskRow {
  std::string code;
  Url url;
  std::string procedure;
  std::string person;
  std::string when;  // promised, or received
  Tag tag;
};

struct DeskList {
  std::string id;
  std::string title;
  std::string when_label;
  std::string empty;
  std::vector<DeskRow> rows;

  std::string render(const Locale& locale) const;
};

struct DeskCount {
  std::string label;
  std::int64_t number = 0;
};

struct DeskPage {
  PageFrame frame;
  std::string greeting;
  std::string today;
  bool choose_counter = false;
  std::optional<FormProblem> problem = {};
  QueuePanel queue;
  CounterPanel counter;
  std::vector<DeskCount> counts;
  std::vector<DeskList> lists;
  std::string draft = {};  // a form left half-filled

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
