// Holiday calendars, and the spans of the year seasons and cut-offs are made of.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "store/law_files_read.h"

namespace khongcho::store {
namespace {

constexpr std::array<int, 12> kMonthDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int kLeapYear = 366;
constexpr int kSaturday = 6;

bool known_status(const std::string& status) {
  return status == "final" || status == "provisional" || status == "pending";
}

struct CalendarReader {
  const ProblemSink& sink;
  HolidayCalendar calendar = {};
  std::set<CivilDay> taken = {};

  bool in_years(CivilDay day) const {
    return year_of(day) >= calendar.years.first && year_of(day) <= calendar.years.last;
  }
  void add(SpecialDay day, int line) {
    if (!in_years(day.on))
      sink.add(line, "law.day_outside_years", {iso_day(day.on)});
    else if (!taken.insert(day.on).second)
      sink.add(line, "law.day_twice", {iso_day(day.on)});
    else
      calendar.days.push_back(std::move(day));
  }

  void read_swap(const DataNode& node) {
    TableReader table(node, sink);
    const CivilDay off = table.day("off");
    const CivilDay work = table.day("work");
    const std::string name = table.text("name");
    table.finish();
    if (iso_weekday(off) >= kSaturday) table.problem("off", "law.swap_off_not_a_weekday");
    if (iso_weekday(work) < kSaturday) table.problem("work", "law.swap_work_is_a_weekday");
    add({.on = off, .kind = SpecialDayKind::swap_off, .name = name}, node.line);
    add({.on = work, .kind = SpecialDayKind::swap_work, .replaces = off, .name = name}, node.line);
  }

  void read_off(const DataNode& node) {
    TableReader table(node, sink);
    const CivilDay from = table.day("from");
    const CivilDay to = table.day("to");
    const std::string name = table.text("name");
    table.finish();
    if (to < from) return table.problem("to", "law.days_out_of_order");
    if (!in_years(from) || !in_years(to))
      return table.problem("from", "law.day_outside_years", {iso_day(from)});
    for (CivilDay day = from; day <= to; day += std::chrono::days{1}) {
      const bool swapped = std::any_of(calendar.days.begin(), calendar.days.end(), [&](auto& s) {
        return s.on == day && s.kind == SpecialDayKind::swap_off;
      });
      if (!swapped) add({.on = day, .name = name}, node.line);
    }
  }

  void read_note(const DataNode& node) {
    TableReader table(node, sink);
    CalendarNote note{.year = static_cast<int>(table.number("year")),
                      .on = table.optional_day("on"),
                      .status = table.text("status"),
                      .text = table.text("text")};
    table.finish();
    if (!known_status(note.status))
      table.problem("status", "data.bad_choice", {"status", note.status});
    calendar.notes.push_back(std::move(note));
  }
};

YearRange read_years(TableReader& table, const ProblemSink& sink) {
  const DataNode* node = table.any("years", true);
  if (!node) return {};
  const bool pair = node->kind == NodeKind::list && node->children.size() == 2 &&
                    node->children[0].kind == NodeKind::number &&
                    node->children[1].kind == NodeKind::number;
  if (!pair) {
    sink.add(node->line, "data.wrong_kind", {"years"});
    return {};
  }
  const YearRange years{static_cast<int>(node->children[0].number),
                        static_cast<int>(node->children[1].number)};
  if (years.last < years.first) sink.add(node->line, "law.days_out_of_order");
  return years;
}

}  // namespace

void read_calendar(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  const std::string code = table.text("code");
  CalendarReader reader{sink};
  reader.calendar.years = read_years(table, sink);
  // Swaps first: a swapped day inside a span of days off keeps its own kind.
  for (const DataNode* node : table.tables("swap", false)) reader.read_swap(*node);
  for (const DataNode* node : table.tables("off", false)) reader.read_off(*node);
  for (const DataNode* node : table.tables("notes", false)) reader.read_note(*node);
  table.finish();

  auto& days = reader.calendar.days;
  std::sort(days.begin(), days.end(), [](auto& a, auto& b) { return a.on < b.on; });
  if (!reading.calendars.emplace(code, std::move(reader.calendar)).second)
    table.problem("code", "law.duplicate", {code});
}

MonthDay read_month_day(TableReader& table, std::string_view key) {
  const std::string text = table.text(key);
  MonthDay day{0, 0};
  if (text.size() == 5 && text[2] == '-') {
    std::from_chars(text.data(), text.data() + 2, day.month);
    std::from_chars(text.data() + 3, text.data() + 5, day.day);
  }
  if (day.month >= 1 && day.month <= 12 && day.day >= 1 &&
      static_cast<int>(day.day) <= kMonthDays[day.month - 1])
    return day;
  if (!text.empty()) table.problem(key, "data.bad_month_day", {std::string(key)});
  return {1, 1};
}

std::vector<khongcho::Session> read_sessions(TableReader& table, std::string_view key,
                                             const ProblemSink& sink, bool required) {
  std::vector<khongcho::Session> sessions;
  const DataNode* list = table.any(key, required);
  if (!list) return sessions;
  for (const DataNode& pair : list->children) {
    const auto time = [&](std::size_t i) -> std::optional<Seconds> {
      return pair.kind == NodeKind::list && pair.children.size() == 2
                 ? parse_time_of_day(pair.children[i].text)
                 : std::nullopt;
    };
    const auto from = time(0);
    const auto to = time(1);
    if (!from || !to)
      sink.add(pair.line, "data.bad_time", {std::string(key)});
    else if (*to <= *from || (!sessions.empty() && *from < sessions.back().to))
      sink.add(pair.line, "law.sessions_overlap", {clock_text(*from), clock_text(*to)});
    else
      sessions.push_back({*from, *to});
  }
  if (list->children.empty()) sink.add(list->line, "data.empty", {std::string(key)});
  return sessions;
}

int day_of_year(const MonthDay& day) {
  int count = static_cast<int>(day.day) - 1;
  for (unsigned month = 1; month < day.month; ++month) count += kMonthDays[month - 1];
  return count;
}

std::string month_day_text(int day) {
  std::size_t month = 0;
  while (day >= kMonthDays[month]) day -= kMonthDays[month++];
  return fmt::format("{:02}-{:02}", month + 1, day + 1);
}

SpanCover cover_of(const std::vector<std::pair<MonthDay, MonthDay>>& spans) {
  std::array<int, kLeapYear> times{};
  for (const auto& [from, to] : spans) {
    const int length = (day_of_year(to) - day_of_year(from) + kLeapYear) % kLeapYear + 1;
    for (int i = 0; i < length; ++i) ++times[(day_of_year(from) + i) % kLeapYear];
  }
  SpanCover cover;
  for (int day = kLeapYear - 1; day >= 0; --day) {
    if (times[day] == 0) cover.uncovered = day;
    if (times[day] > 1) cover.twice = day;
  }
  return cover;
}

}  // namespace khongcho::store
