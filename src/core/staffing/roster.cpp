#include "core/staffing/roster.h"

#include <algorithm>

#include "base/text.h"
#include "core/staffing/csv_table.h"

namespace khongcho {

namespace {

constexpr std::size_t kRequiredColumns = 8;

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"login", "full_name", "title",   "office", "role",
                                              "from",  "to",        "counter", "cast"};
  return names;
}

Error wrong(std::string message_id, int line, std::string value) {
  return {
      ErrorCode::invalid_input, std::move(message_id), {std::to_string(line), std::move(value)}};
}

bool is_login(std::string_view text) {
  return text.size() >= 2 && text.size() <= 40 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") ==
             std::string_view::npos;
}

Expected<std::vector<Grant>> read_grants(std::string_view text, int line) {
  std::vector<Grant> grants;
  for (const std::string& each : split(text, '+')) {
    const auto role = role_from(tidy_text(each));
    if (!role) return wrong("roster.unknown_role", line, each);
    grants.push_back({*role, usual_scope(*role)});
  }
  return grants;
}

Expected<std::vector<Shift>> read_shifts(const std::string& from, const std::string& to, int line) {
  if (from.empty() && to.empty()) return std::vector<Shift>{};
  const auto begin = parse_time_of_day(from);
  const auto end = parse_time_of_day(to);
  if (!begin || !end || *end <= *begin) return wrong("roster.wrong_shift", line, from + "-" + to);
  return std::vector<Shift>{{*begin, *end}};
}

Expected<RosterOfficer> read_officer(const CsvTable& table, const CsvRow& row) {
  RosterOfficer officer{.line = row.line,
                        .login = table.cell(row, "login"),
                        .full_name = table.cell(row, "full_name"),
                        .title = table.cell(row, "title"),
                        .office = table.cell(row, "office"),
                        .grants = {},
                        .shifts = {},
                        .counter = table.cell(row, "counter"),
                        .in_cast = table.cell(row, "cast") == "yes"};
  if (!is_login(officer.login)) return wrong("roster.wrong_login", row.line, officer.login);
  if (officer.full_name.empty()) return wrong("replay.cell_empty", row.line, "full_name");
  if (officer.office.empty()) return wrong("replay.cell_empty", row.line, "office");
  auto grants = read_grants(table.cell(row, "role"), row.line);
  if (!grants) return grants.error();
  officer.grants = std::move(*grants);
  auto shifts = read_shifts(table.cell(row, "from"), table.cell(row, "to"), row.line);
  if (!shifts) return shifts.error();
  officer.shifts = std::move(*shifts);
  return officer;
}

// A further line of someone known: another shift, nothing else may differ.
std::optional<Error> add_shift(RosterOfficer& known, const RosterOfficer& more) {
  if (known.full_name != more.full_name || known.office != more.office ||
      known.grants != more.grants || known.shifts.empty() || more.shifts.empty())
    return wrong("roster.lines_differ", more.line, more.login);
  if (more.shifts.front().from < known.shifts.back().to)
    return wrong("roster.shifts_overlap", more.line, more.login);
  known.shifts.push_back(more.shifts.front());
  return {};
}

}  // namespace

Expected<std::vector<RosterOfficer>> read_roster(std::string_view csv) {
  const auto table = CsvTable::read(csv, columns(), kRequiredColumns);
  if (!table) return table.error();
  std::vector<RosterOfficer> roster;
  for (const CsvRow& row : table->rows()) {
    auto officer = read_officer(*table, row);
    if (!officer) return officer.error();
    const auto known = std::ranges::find(roster, officer->login, &RosterOfficer::login);
    if (known == roster.end()) {
      roster.push_back(std::move(*officer));
    } else if (auto problem = add_shift(*known, *officer)) {
      return *problem;
    }
  }
  return roster;
}

Scope usual_scope(Role role) {
  using enum Role;
  switch (role) {
    case specialist:
      return Scope::assigned;
    case office_vp:
    case home_affairs:
    case district_leader:
    case broadcaster:
    case admin:
      return Scope::all;
    case receptionist:
    case signer:
    case commune_chair:
    case department_head:
    case volunteer:
    case records_clerk:
      return Scope::office;
  }
  return Scope::office;
}

}  // namespace khongcho
