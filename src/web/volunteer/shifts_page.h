// The volunteers' shifts of a week at one office.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct OfficeChoice {
  std::string slug;
  std::string name;
  bool chosen = false;
};

struct PlannedShift {
  std::string hours;
  std::string name;
  std::string note = {};    // not planned here but taken over from a roster
  std::string label = {};   // of the link, for who does not see the line
  Url remove = {};
};

struct ShiftDay {
  std::string title;
  bool is_today = false;
  std::vector<PlannedShift> shifts = {};
};

struct VolunteerChoice {
  std::string id;
  std::string name;
  bool chosen = false;
};

struct ShiftsPage {
  PageFrame frame;
  std::string office;
  std::string office_slug;
  std::vector<OfficeChoice> offices;  // to choose from, where there are several
  std::string week;
  std::string monday;
  Url before;
  Url after;
  std::vector<ShiftDay> days;
  std::vector<VolunteerChoice> volunteers;
  std::string day;
  std::string from;
  std::string to;
  Url figures;
  std::optional<FormProblem> problem = {};
  std::string volunteer_problem = {};
  std::string day_problem = {};
  std::string to_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
