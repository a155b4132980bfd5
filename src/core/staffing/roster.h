// Who works where and when on the day (lịch phân công): one line of a roster file, or several for
// an officer who is away for a while.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/time.h"
#include "core/people/officer.h"

namespace khongcho {

// Since midnight; `to` itself is outside.
struct Shift {
  Seconds from{};
  Seconds to{};
  bool operator==(const Shift&) const = default;
};

struct RosterOfficer {
  int line = 0;
  std::string login;
  std::string full_name;
  std::string title;
  std::string office;  // slug
  std::vector<Grant> grants;
  std::vector<Shift> shifts;  // none: whenever the office is open
  std::string counter;        // name, for a receptionist
  bool in_cast = false;       // shown in the list of demo log-ins
};

// Columns: login, full_name, title, office, role, from, to, counter and, where wanted, cast ("yes"
// for the demo cast). Several roles are joined by "+"; lines of the same login add shifts. Refuses
// the whole for one bad line; the line is the first of the error's args.
Expected<std::vector<RosterOfficer>> read_roster(std::string_view csv);

// How far a role reaches unless someone decides otherwise.
Scope usual_scope(Role role);

}  // namespace khongcho
