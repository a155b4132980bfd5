// The office's day, live, and for those who oversee all of them every office in one table.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct BoardNumber {
  std::string label;
  std::string note;
  std::int64_t number = 0;
  std::string kind;  // plain good soon late
};

struct BoardLine {
  WorkRow work;
  std::string holder;
};

struct BoardList {
  std::string id;
  std::string title;
  std::string empty;
  std::vector<BoardLine> rows;
};

struct DistrictRow {
  std::string name;
  Url url;
  std::int64_t received = 0;
  std::int64_t promised = 0;
  std::int64_t done = 0;
  std::int64_t kept = 0;
  std::string kept_percent;
  bool current = false;
};

struct DistrictTable {
  std::vector<NavLink> columns = {};
  std::vector<DistrictRow> rows = {};
};

// Fetched again every half minute.
struct Board {
  Url refresh;
  Url reload;
  std::string as_of;
  std::vector<BoardNumber> numbers = {};
  std::vector<BoardList> lists = {};
  DistrictTable district = {};

  std::string render(const Locale& locale) const;
};

struct BoardPage {
  PageFrame frame;
  std::string heading;
  std::string today;
  Url queue_report;
  Board board;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
