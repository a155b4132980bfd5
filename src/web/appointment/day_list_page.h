// The appointments of a day for receptionists, on the screen and on paper.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct DayLine {
  std::string hour;
  std::string service;
  std::string code;       // "7K4M 29RT"
  std::string code_sent;  // as the form sends it
  std::string phone;
  Tag tag;
  std::string number = {};    // of the ticket, once it came
  std::string reminder = {};  // while it is still to come
  bool can_come = false;
  bool early = false;
  std::string label = {};  // of the button
};

struct DayListPage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  std::string title;  // the day
  std::string counts;
  std::string day;  // 2023-10-06
  Url before = {};
  Url after = {};
  Url paper = {};
  bool today = false;
  std::vector<DayLine> lines = {};

  std::string render(const Locale& locale) const;
};

struct DayPaperPage {
  PageFrame frame;
  std::string authority;
  std::string title;
  std::string counts;
  std::vector<DayLine> lines;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
