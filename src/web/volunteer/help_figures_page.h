// Help given in a month, by volunteer and kind: on the screen and on paper.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/volunteer/shifts_page.h"

namespace khongcho::web {

struct HelpFiguresRow {
  std::string name;
  std::vector<std::string> cells;
};

struct HelpFiguresTable {
  std::vector<std::string> heads;
  std::vector<HelpFiguresRow> rows;
  std::vector<std::string> total;

  std::string render(const Locale& locale) const;
};

struct HelpFiguresPage {
  PageFrame frame;
  std::string title;
  std::string whose;  // an office, or one volunteer
  std::string month;  // 2023-09
  std::string office_slug;
  std::vector<OfficeChoice> offices;
  HelpFiguresTable table;
  Url csv;
  Url paper;

  std::string render(const Locale& locale) const;
};

struct HelpFiguresPaperPage {
  PageFrame frame;
  std::string title;
  std::string whose;
  HelpFiguresTable table;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
