#include <algorithm>

#include "core/procedure/checklist.h"
#include "web/citizen/checklist_page.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"

namespace khongcho::web {

namespace {

// Inputs that are no question of this procedure (the office, a tracker's) are passed over.
std::vector<Answer> answers_in(const http::Request& request, const Procedure& procedure) {
  std::vector<Answer> answers;
  for (const auto& [name, value] : request.query)
    if (std::ranges::find(procedure.questions, name, &Question::id) != procedure.questions.end())
      answers.push_back({name, value});
  return answers;
}

std::vector<AskedQuestion> questions_of(const Procedure& procedure,
                                        const std::vector<Answer>& answers) {
  std::vector<AskedQuestion> asked;
  for (const Question& question : procedure.questions) {
    AskedQuestion one{question.id, question.text, {}};
    for (const AnswerChoice& choice : question.answers)
      one.answers.push_back({.input_id = question.id + "-" + choice.id,
                             .id = choice.id,
                             .text = choice.text,
                             .checked = fits({{question.id, choice.id}}, answers)});
    asked.push_back(std::move(one));
  }
  return asked;
}

std::vector<std::string> situation_of(const Procedure& procedure,
                                      const std::vector<Answer>& answers) {
  std::vector<std::string> lines;
  for (const Question& question : procedure.questions)
    for (const AnswerChoice& choice : question.answers)
      if (fits({{question.id, choice.id}}, answers))
        lines.push_back(question.text + " " + choice.text);
  return lines;
}

std::string limit_words_of(const Procedure& procedure, const std::vector<Answer>& answers) {
  for (const LimitCase& limit : procedure.limit_cases)
    if (fits(limit.when, answers) && !limit.text.empty()) return limit.text;
  return procedure.limit_text;
}

MyPapers my_papers(const Site& site, const Locale& locale, const Office& office,
                   const Procedure& procedure, const std::vector<Answer>& answers) {
  MyPapers mine{.title = "",
                .situation = situation_of(procedure, answers),
                .papers = {},
                .rows = time_rows(site, locale, office, procedure)};
  mine.rows[1].lines = {limit_words_of(procedure, answers)};
  mine.rows.push_back(fee_row(locale, procedure.fee));
  for (const Component* component : components_for(procedure, answers))
    mine.papers.push_back(needed_paper(locale, *component));
  mine.title = locale.text("citizen.papers.bring", {std::to_string(mine.papers.size())});
  return mine;
}

}  // namespace

// GET /thu-tuc/{slug}/giay-to?submitter=proxy
http::Response get_checklist(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const Office office = site.office_of(request);
  const Procedure* found =
      site.ctx().law.procedure(office, request.param("slug"), civil_day(site.now()));
  if (!found) return site.refusal(request, Error{ErrorCode::not_found, "citizen.no_procedure"});

  const std::vector<Answer> given = answers_in(request, *found);
  const auto answers = with_defaults(*found, given);
  ChecklistPage page{
      .frame = citizen_frame(site, request, office, locale.text("citizen.papers.title")),
      .procedure = found->short_name,
      .back = Url::path("/thu-tuc/{}", {found->slug}),
      .action = Url::path("/thu-tuc/{}/giay-to", {found->slug}).anchor("danh-sach"),
      .questions = {},
      .problem = {},
      .mine = {}};
  if (!answers) {
    page.problem = form_problem(locale, {answers.error()});
    page.questions = questions_of(*found, *with_defaults(*found, {}));
    return show_public(site, request, std::move(page), 422);
  }
  page.questions = questions_of(*found, *answers);
  if (!given.empty() || found->questions.empty())
    page.mine = my_papers(site, locale, office, *found, *answers);
  return show_public(site, request, std::move(page));
}

}  // namespace khongcho::web
