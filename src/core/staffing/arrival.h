// Someone comes, or sends something, to be replayed: one row of a file of arrivals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/time.h"
#include "core/dossier/dossier.h"

namespace khongcho {

// What goes otherwise than "complete, resolved, returned".
enum class Course {
  plain,
  refuse,      // not accepted, Mẫu 03
  verify,      // excluded from the model by the specialist
  supplement,  // the specialist asks for a paper, brought `course_time` later
  withdraw,    // the citizen takes it back `course_time` after it was received
  stop,        // the specialist stops it
};

struct Arrival {
  int line = 0;  // of the file
  Instant arrived_at{};
  std::string office;     // slug
  std::string procedure;  // code, id or slug
  Channel channel = Channel::in_person;
  Person person;
  int missing_count = 0;                  // papers missing, from the top of the list …
  std::vector<std::string> missing = {};  // … or by component
  Seconds desk_time{};
  Seconds work_time{};
  int priority = 0;  // the higher is called first
  int pages = 1;
  int copies = 1;
  Course course = Course::plain;
  Seconds course_time{};
  std::string course_text = {};  // the reason, or what is asked for; as printed

  bool is_complete() const { return missing_count == 0 && missing.empty(); }
};

// Columns: arrived_at, office, procedure, channel, person, papers_missing, desk_minutes,
// work_minutes, priority; then, where wanted, personal_id, born_on, sex, address, phone, pages,
// copies, course, course_minutes, course_text. Refuses the whole for one bad row; the line is
// the first of the error's args.
Expected<std::vector<Arrival>> read_arrivals(std::string_view csv);

std::string_view text_of(Course course);

}  // namespace khongcho
