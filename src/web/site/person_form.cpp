#include "web/site/person_form.h"

#include <fmt/format.h>

#include "app/intake_check.h"
#include "base/text.h"

namespace khongcho::web {

namespace {

std::string* member_of(Person& person, std::string_view input) {
  if (input == "full_name") return &person.full_name;
  if (input == "personal_id") return &person.personal_id;
  if (input == "born_on") return &person.born_on;
  if (input == "sex") return &person.sex;
  if (input == "address") return &person.address;
  if (input == "phone") return &person.phone;
  if (input == "email") return &person.email;
  return nullptr;
}

}  // namespace

std::vector<Error> person_problems(Person person) {
  std::vector<Error> problems;
  // Each round puts one input right, so that the next wrong one is found behind it.
  while (problems.size() < 10) {
    const auto checked = app::checked_person(person);
    if (checked) break;
    problems.push_back(checked.error());
    std::string* wrong = member_of(person, checked.error().input);
    if (!wrong) break;
    wrong->clear();
    if (wrong == &person.full_name) *wrong += 'x';
  }
  return problems;
}

std::string birth_date_from(std::string_view typed) {
  const std::string text = tidy_text(typed);
  std::string parts = text;
  for (char& c : parts)
    if (c == '-' || c == '.' || c == ' ') c = '/';
  const std::vector<std::string> numbers = split(parts, '/');
  if (numbers.size() != 3) return text;
  for (const std::string& number : numbers)
    if (number.empty() || number.size() > 4 || !all_digits(number)) return text;
  const bool year_first = numbers[0].size() == 4;
  return fmt::format("{:0>4}-{:0>2}-{:0>2}", numbers[year_first ? 0 : 2], numbers[1],
                     numbers[year_first ? 2 : 0]);
}

std::string birth_date_typed(std::string_view born_on) {
  const auto day = parse_day(born_on);
  return day ? day_text(*day) : std::string(born_on);
}

}  // namespace khongcho::web
