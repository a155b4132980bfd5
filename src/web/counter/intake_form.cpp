#include "web/counter/intake_form.h"

#include <charconv>

#include "base/text.h"

namespace khongcho::web {

namespace {

// An empty box is one; anything that is no number is 0, which every rule refuses.
int number_from(std::string_view typed, std::string_view input, std::vector<Error>& errors) {
  const std::string text = tidy_text(typed);
  if (text.empty()) return 1;
  int number = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc{} && at == end && number > 0) return number;
  errors.push_back({ErrorCode::invalid_input, "fee.wrong_number", {"10.000"}, std::string(input)});
  return 0;
}

std::int64_t whole_number_from(std::string_view typed) {
  std::int64_t number = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return number;
}

std::vector<Paper> papers_from(const IntakeInputs& inputs, std::vector<Error>& errors) {
  std::vector<Paper> papers;
  for (const PaperInput& line : inputs.papers) {
    if (!line.there) continue;
    std::vector<Error> wrong;
    const int count = number_from(line.count, "", wrong);
    if (!wrong.empty() || count > 999) {
      errors.push_back(
          {ErrorCode::invalid_input, "intake.wrong_paper_count", {}, "count_" + line.component});
      continue;
    }
    papers.push_back({.component = line.component,
                      .name = "",
                      .kind = paper_kind_from(line.kind).value_or(PaperKind::original),
                      .count = count});
  }
  return papers;
}

}  // namespace

ReadIntake read_form(const IntakeInputs& inputs, const std::string& counter_name) {
  ReadIntake read;
  read.form = {
      .procedure = inputs.procedure,
      .submitter = {.full_name = inputs.full_name,
                    .personal_id = inputs.personal_id,
                    .born_on = birth_date_from(inputs.born_on),
                    .sex = inputs.sex,
                    .address = inputs.address,
                    .phone = inputs.phone},
      .owner_name = inputs.owner_name,
      .answers = inputs.answers,
      .papers = papers_from(inputs, read.errors),
      .pages = number_from(inputs.pages, "pages", read.errors),
      .copies = number_from(inputs.copies, "copies", read.errors),
      .cases = number_from(inputs.cases, "cases", read.errors),
      .exemption = inputs.exemption,
      .fee_paid = !inputs.fee_paid.empty(),
      .return_method = return_method_from(inputs.return_method).value_or(ReturnMethod::counter),
      .counter_name = counter_name,
      .competent_office = inputs.competent_office,
      .helping_office = inputs.helping_office,
      .request_key = inputs.request_key,
      .shown_due_at = parse_instant(inputs.shown_due_at),
      .duplicate_confirmed = !inputs.duplicate_confirmed.empty(),
      .ticket = TicketId{whole_number_from(inputs.ticket)},
      .reason = inputs.reason};
  return read;
}

}  // namespace khongcho::web
