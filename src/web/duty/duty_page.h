// Who is on duty at an office: one day, its week, and the sheet that is put up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/duty/duty_words.h"

namespace khongcho::web {

struct DutyLine {
  std::string hours;
  std::string name;
  std::string note = {};   // away, stands in, from a roster file
  std::string label = {};  // of the link, for who does not see the line
  Url remove = {};
};

// Signers, specialists of a field, receptionists of a counter, volunteers.
struct DutyGroup {
  std::string title;
  std::vector<DutyLine> lines = {};
  std::string missing = {};  // hours of the open day without anybody
};

struct DutyPage {
  PageFrame frame;
  std::string title;
  std::string office;
  std::string office_slug;
  std::vector<DutyChoice> offices;
  std::string day;
  std::string day_words;
  std::string open;       // hours, or that it is closed
  bool programme = false;
  std::string confirmed;  // by whom and when
  Tag readiness;
  Url readiness_url;
  Url before;
  Url after;
  Url week;
  Url paper;
  std::vector<DutyGroup> groups;
  std::vector<std::string> absences;
  bool may_plan = false;
  bool may_confirm = false;
  std::vector<DutyChoice> duties;
  std::vector<DutyChoice> officers;
  std::string from;
  std::string to;
  std::optional<FormProblem> problem = {};
  std::string officer_problem = {};
  std::string to_problem = {};

  std::string render(const Locale& locale) const;
};

struct DutyPaperPage {
  PageFrame frame;
  std::string title;
  std::string office;
  std::string day_words;
  std::string open;
  std::vector<DutyGroup> groups;
  std::string confirmed;

  std::string render(const Locale& locale) const;
};

struct DutyWeekRow {
  std::string day_words;
  Url url;
  bool programme = false;
  bool closed = false;
  std::string signers;
  std::string specialists;
  std::string receptionists;
  std::string volunteers;
  std::optional<Tag> readiness = {};
};

struct DutyWeekPage {
  PageFrame frame;
  std::string office;
  std::string office_slug;
  std::vector<DutyChoice> offices;
  std::string day;
  std::string week;
  Url before;
  Url after;
  std::vector<DutyWeekRow> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
