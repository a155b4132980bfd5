// One function for each kind of file in data/. Each adds what it read to the law and reports the
// rest; a later one may look at what earlier ones added.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/law_files_node.h"

namespace khongcho::store {

// The days of one file in calendars/, shared by profiles.
struct HolidayCalendar {
  YearRange years;
  std::vector<SpecialDay> days;
  std::vector<CalendarNote> notes;
};

struct LawReading {
  Law law;
  std::map<std::string, HolidayCalendar, std::less<>> calendars = {};
  std::vector<DataProblem> problems = {};
};

void read_calendar(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_profile(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_model(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_catalogue(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_offices(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_waiting_room(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_route(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_alarms(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_registers(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_result(const DataNode& root, const ProblemSink& sink, LawReading& reading);
void read_form(const DataNode& root, const ProblemSink& sink, LawReading& reading);
// CSV texts: units, then which unit became which.
void read_units(std::string_view csv, const ProblemSink& sink, LawReading& reading);
void read_successors(std::string_view csv, const ProblemSink& sink, LawReading& reading);

// What only the whole can tell: every default model exists, every form set is complete.
void check_profile(const DataNode& root, const ProblemSink& sink, LawReading& reading);
// … and every profile has its alarms.
void check_alarms(const DataNode& root, const ProblemSink& sink, LawReading& reading);
// That every procedure of the profile has a route; told on the profile's line.
void check_routes(const Profile& profile, const TableReader& table, const Law& law);

// That every procedure of the profile has a result document; told on the profile's line.
void check_results(const Profile& profile, const TableReader& table, const Law& law);

// Pieces shared by several of them.
// A route written in TOML or JSON, with everything route_problem finds.
Route read_route_table(const DataNode& root, const ProblemSink& sink);
std::vector<khongcho::Session> read_sessions(TableReader& table, std::string_view key,
                                             const ProblemSink& sink, bool required);
MonthDay read_month_day(TableReader& table, std::string_view key);
// Position of a month and day in a leap year, 0 to 365; the order in which seasons are checked.
int day_of_year(const MonthDay& day);
// Days of the year covered by none or by two of the spans (both ends in, may run over New Year).
struct SpanCover {
  int uncovered = -1;  // first such day of the year, or -1
  int twice = -1;
};
SpanCover cover_of(const std::vector<std::pair<MonthDay, MonthDay>>& spans);
std::string month_day_text(int day_of_year);

}  // namespace khongcho::store
