#include <algorithm>

#include "base/text.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/citizen_words.h"
#include "web/citizen/procedure_page.h"

namespace khongcho::web {

namespace {

std::string answer_words(const Question& question, const std::vector<Answer>& when) {
  std::vector<std::string> texts;
  for (const Answer& wanted : when)
    for (const AnswerChoice& choice : question.answers)
      if (wanted.question == question.id && wanted.answer == choice.id)
        texts.push_back(choice.text);
  return join(texts, "; ");
}

// "Ai đi nộp hồ sơ? Người khác được ủy quyền"
std::string situation(const Procedure& procedure, const std::vector<Answer>& when) {
  std::vector<std::string> parts;
  for (const Question& question : procedure.questions) {
    const std::string answers = answer_words(question, when);
    if (!answers.empty()) parts.push_back(question.text + " " + answers);
  }
  return join(parts, " · ");
}

// What everybody brings first, then what only some situations ask for.
std::vector<NeededPaperGroup> paper_groups(const Locale& locale, const Procedure& procedure) {
  std::vector<NeededPaperGroup> groups;
  const auto add = [&](const Component& component, std::string title) {
    auto found = std::ranges::find(groups, title, &NeededPaperGroup::title);
    if (found == groups.end()) found = groups.insert(groups.end(), {std::move(title), {}});
    found->papers.push_back(needed_paper(locale, component));
  };
  for (const Component& component : procedure.components)
    if (component.when.empty()) add(component, locale.text("citizen.papers.everybody"));
  for (const Component& component : procedure.components)
    if (!component.when.empty()) add(component, situation(procedure, component.when));
  return groups;
}

std::vector<ProcedureFact> facts_of(const Locale& locale, const Procedure& procedure) {
  std::vector<ProcedureFact> rows{
      fee_row(locale, procedure.fee),
      {locale.text("citizen.result"), {procedure.result_name}},
      {locale.text("citizen.agency"), {procedure.agency}},
      {locale.text("citizen.online"),
       {locale.text("citizen.online." + std::string(text_of(procedure.online)))}},
      {locale.text("citizen.field"), {procedure.field}},
      {locale.text("citizen.code"), {procedure.code}},
      {locale.text("citizen.legal"), {procedure.legal}}};
  std::erase_if(rows, [](const ProcedureFact& row) { return row.lines.front().empty(); });
  return rows;
}

Url take_url(const Site& site, const Office& office, const Procedure& procedure) {
  const auto offered = site.ctx().law.queue_services(office, civil_day(site.now()));
  const QueueService* service =
      site.ctx().law.waiting_room(office).service_of(procedure.field);
  if (!service || std::ranges::find(offered, service) == offered.end()) return {};
  return Url::path("/lay-so").with("don-vi", office.slug).with("viec", service->code);
}

}  // namespace

// GET /thu-tuc/{slug}
http::Response get_procedure(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const Office office = site.office_of(request);
  const Procedure* found =
      site.ctx().law.procedure(office, request.param("slug"), civil_day(site.now()));
  if (!found) return site.refusal(request, Error{ErrorCode::not_found, "citizen.no_procedure"});

  std::vector<ProcedureFact> times = time_rows(site, locale, office, *found);
  for (const LimitCase& limit : found->limit_cases) {
    const std::string when = situation(*found, limit.when);
    times[1].lines.push_back(when.empty() ? limit.text : when + ": " + limit.text);
  }
  return show_public(
      site, request,
      ProcedurePage{
          .frame = citizen_frame(site, request, office, found->short_name),
          .legal_name = found->name == found->short_name ? "" : found->name,
          .everyday = found->everyday_names.empty()
                          ? ""
                          : locale.text("citizen.everyday", {join(found->everyday_names, ", ")}),
          .asks = !found->questions.empty(),
          .checklist = Url::path("/thu-tuc/{}/giay-to", {found->slug}),
          .take = take_url(site, office, *found),
          .groups = paper_groups(locale, *found),
          .times = std::move(times),
          .facts = facts_of(locale, *found),
          .note = found->note,
          .to_verify = found->to_verify ? locale.text("citizen.to_verify") : ""});
}

}  // namespace khongcho::web
