// The public calendar (lịch): one month of no-wait days, holidays with names, swaps and hours.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

// `kind`: outside (of the month), open, programme, short (other hours), off.
struct MonthCell {
  std::string kind;
  int number = 0;
  std::string iso;
  std::string label = {};  // "Không chờ", "Nghỉ"
  bool today = false;
};

struct MonthWeek {
  std::vector<MonthCell> days;
};

// A line below the table: "01/09 đến 04/09", "Quốc khánh".
struct MonthLine {
  std::string days;
  std::string text;
};

struct MonthPage {
  PageFrame frame;
  std::string lead;
  Url previous;
  Url next;
  std::string previous_label;
  std::string next_label;
  std::vector<std::string> head;  // "T2" … "CN"
  std::vector<MonthWeek> weeks;   // none: the year is not known
  std::string hours;
  std::string rule;  // of a no-wait day
  std::vector<MonthLine> lines;
  std::vector<std::string> notes;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
