// "Danh sách bàn giao hồ sơ": one sheet for each who takes, or each who gave, to be signed by both.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct HandOverPaperRow {
  std::string code;
  std::string person;
  std::string procedure;
  std::string given;
  std::string due;
};

struct HandOverSheet {
  std::string agency;  // cơ quan chủ trì giải quyết
  std::string when;    // "14:05 đến 14:20 29/09/2023"
  std::string giver;
  std::string taker;
  int total = 0;
  std::vector<HandOverPaperRow> rows = {};
};

struct HandOverPaperPage {
  PageFrame frame;
  std::string place_and_date;
  std::vector<HandOverSheet> sheets = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
