#include "core/staffing/arrival.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "core/people/identity.h"
#include "core/staffing/csv_table.h"

namespace khongcho {

namespace {

constexpr std::size_t kRequiredColumns = 9;
constexpr int kLongestDesk = 180;    // minutes
constexpr int kLongestWork = 10000;  // minutes
constexpr std::array<std::string_view, 6> kCourses{"",           "refuse",   "verify",
                                                   "supplement", "withdraw", "stop"};

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{
      "arrived_at",     "office",       "procedure",      "channel",    "person",
      "papers_missing", "desk_minutes", "work_minutes",   "priority",   "personal_id",
      "born_on",        "sex",          "address",        "phone",      "pages",
      "copies",         "course",       "course_minutes", "course_text"};
  return names;
}

// Reads the cells of one row; the first thing wrong stays, with the line and the value.
class RowReader {
 public:
  RowReader(const CsvTable& table, const CsvRow& row) : table_(table), row_(row) {}

  std::string text(std::string_view column) const { return table_.cell(row_, column); }

  std::string needed_text(std::string_view column) {
    std::string value = text(column);
    if (value.empty()) refuse("replay.cell_empty", std::string(column));
    return value;
  }

  int number(std::string_view column, int least, int most, int otherwise) {
    const std::string value = text(column);
    if (value.empty()) return otherwise;
    int read = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), read);
    const bool whole = problem == std::errc{} && end == value.data() + value.size();
    if (!whole || read < least || read > most)
      refuse("replay.wrong_number", std::string(column) + "=" + value);
    return read;
  }

  Seconds minutes(std::string_view column, int least, int most, int otherwise = 0) {
    return std::chrono::minutes{number(column, least, most, otherwise)};
  }

  void refuse(std::string message_id, std::string value) {
    if (problem_) return;
    problem_ = Error{ErrorCode::invalid_input,
                     std::move(message_id),
                     {std::to_string(row_.line), std::move(value)}};
  }

  const std::optional<Error>& problem() const { return problem_; }

 private:
  const CsvTable& table_;
  const CsvRow& row_;
  std::optional<Error> problem_;
};

Person read_person(RowReader& row) {
  Person person{.full_name = row.needed_text("person"),
                .personal_id = row.text("personal_id"),
                .born_on = row.text("born_on"),
                .sex = row.text("sex"),
                .address = row.text("address"),
                .phone = row.text("phone")};
  if (!person.personal_id.empty() && !is_personal_id(person.personal_id))
    row.refuse("replay.wrong_personal_id", person.personal_id);
  if (!person.born_on.empty() && !parse_day(person.born_on))
    row.refuse("replay.wrong_born_on", person.born_on);
  if (!person.sex.empty() && person.sex != "male" && person.sex != "female")
    row.refuse("replay.wrong_sex", person.sex);
  if (!person.phone.empty() && !normalise_phone(person.phone))
    row.refuse("replay.wrong_phone", person.phone);
  return person;
}

// "2": two from the top of the list; "declaration id_card": these.
void read_missing(RowReader& row, Arrival& arrival) {
  const std::string text = row.text("papers_missing");
  if (text.empty()) return;
  if (all_digits(text)) {
    arrival.missing_count = row.number("papers_missing", 0, 100, 0);
    return;
  }
  arrival.missing = split(text, ' ');
}

void read_course(RowReader& row, Arrival& arrival) {
  const std::string text = row.text("course");
  const auto found = std::ranges::find(kCourses, text);
  if (found == kCourses.end()) {
    row.refuse("replay.unknown_course", text);
    return;
  }
  arrival.course = static_cast<Course>(found - kCourses.begin());
  arrival.course_time = row.minutes("course_minutes", 0, kLongestWork);
  arrival.course_text = row.text("course_text");
  if (arrival.course != Course::plain && arrival.course_text.empty())
    row.refuse("replay.cell_empty", "course_text");
}

Arrival read_arrival(RowReader& row, int line) {
  Arrival arrival{.line = line};
  const std::string arrived_at = row.needed_text("arrived_at");
  if (const auto at = parse_instant(arrived_at))
    arrival.arrived_at = *at;
  else
    row.refuse("replay.wrong_instant", arrived_at);
  arrival.office = row.needed_text("office");
  arrival.procedure = row.needed_text("procedure");
  const std::string channel = row.needed_text("channel");
  if (const auto known = channel_from(channel))
    arrival.channel = *known;
  else
    row.refuse("replay.unknown_channel", channel);
  arrival.person = read_person(row);
  read_missing(row, arrival);
  row.needed_text("desk_minutes");
  row.needed_text("work_minutes");
  arrival.desk_time = row.minutes("desk_minutes", 1, kLongestDesk);
  arrival.work_time = row.minutes("work_minutes", 1, kLongestWork);
  arrival.priority = row.number("priority", 0, 9, 0);
  arrival.pages = row.number("pages", 1, 10000, 1);
  arrival.copies = row.number("copies", 1, 1000, 1);
  read_course(row, arrival);
  return arrival;
}

}  // namespace

Expected<std::vector<Arrival>> read_arrivals(std::string_view csv) {
  const auto table = CsvTable::read(csv, columns(), kRequiredColumns);
  if (!table) return table.error();
  std::vector<Arrival> arrivals;
  for (const CsvRow& line : table->rows()) {
    RowReader row(*table, line);
    arrivals.push_back(read_arrival(row, line.line));
    if (row.problem()) return *row.problem();
  }
  return arrivals;
}

std::string_view text_of(Course course) {
  return kCourses[static_cast<std::size_t>(course)];
}

}  // namespace khongcho
