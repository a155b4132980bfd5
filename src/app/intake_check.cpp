#include "app/intake_check.h"

#include "base/text.h"
#include "core/people/identity.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestAddress = 500;
constexpr std::size_t kLongestReason = 4000;

Error wrong(std::string message_id, std::string input) {
  return {ErrorCode::invalid_input, std::move(message_id), {}, std::move(input)};
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find(' ') == std::string_view::npos && text.size() <= 254;
}

bool is_birth_date(std::string_view text) {
  return parse_day(text).has_value() || (text.size() == 4 && all_digits(text));
}

}  // namespace

Expected<Person> checked_person(Person person) {
  for (std::string* text : {&person.full_name, &person.personal_id, &person.born_on, &person.sex,
                            &person.address, &person.phone, &person.email}) {
    if (!is_clean_utf8(*text)) return wrong("intake.unreadable_text", "full_name");
    *text = tidy_text(*text);
  }
  if (person.full_name.empty()) return wrong("intake.name_missing", "full_name");
  if (length_of(person.full_name) > kLongestName) return wrong("intake.too_long", "full_name");
  if (length_of(person.address) > kLongestAddress) return wrong("intake.too_long", "address");
  if (!person.personal_id.empty() && !is_personal_id(person.personal_id))
    return wrong("intake.wrong_personal_id", "personal_id");
  if (!person.born_on.empty() && !is_birth_date(person.born_on))
    return wrong("intake.wrong_birth_date", "born_on");
  if (!person.sex.empty() && person.sex != "male" && person.sex != "female")
    return wrong("intake.wrong_sex", "sex");
  if (!person.email.empty() && !is_email(person.email)) return wrong("intake.wrong_email", "email");
  if (!person.phone.empty()) {
    const auto phone = normalise_phone(person.phone);
    if (!phone) return wrong("intake.wrong_phone", "phone");
    person.phone = *phone;
  }
  return person;
}

std::optional<Error> intake_form_problem(const IntakeForm& form) {
  for (const std::string* text : {&form.owner_name, &form.reason, &form.counter_name,
                                  &form.exemption, &form.request_key, &form.procedure})
    if (!is_clean_utf8(*text)) return wrong("intake.unreadable_text", "reason");
  if (length_of(form.owner_name) > kLongestName) return wrong("intake.too_long", "owner_name");
  if (length_of(form.reason) > kLongestReason) return wrong("intake.too_long", "reason");
  if (form.request_key.size() > 200) return wrong("intake.too_long", "request_key");
  if (form.papers.size() > 100) return wrong("intake.too_many_papers", "papers");
  for (const Paper& paper : form.papers)
    if (paper.count < 0 || paper.count > 999 || !is_clean_utf8(paper.name) ||
        length_of(paper.name) > 500)
      return wrong("intake.wrong_paper_count", "papers");
  return {};
}

}  // namespace khongcho::app
