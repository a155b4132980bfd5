#include "app/replay_form.h"

#include <algorithm>

#include "core/procedure/checklist.h"

namespace khongcho::app {

namespace {

// Papers of the usual case: the first answer to every question.
std::vector<const Component*> usual_components(const Procedure& procedure) {
  const auto answers = with_defaults(procedure, {});
  std::vector<const Component*> wanted;
  for (const Component* component : components_for(procedure, *answers))
    if (!component->optional) wanted.push_back(component);
  return wanted;
}

void lay_down(std::vector<Paper>& papers, const Component& component, PaperKind kind, int count) {
  if (count > 0)
    papers.push_back(
        {.component = component.id, .name = component.name, .kind = kind, .count = count});
}

}  // namespace

std::optional<Error> missing_papers_problem(const Arrival& arrival, const Procedure& procedure) {
  const auto wanted = usual_components(procedure);
  for (const std::string& id : arrival.missing)
    if (std::ranges::find(wanted, id, &Component::id) == wanted.end())
      return Error{ErrorCode::invalid_input,
                   "replay.unknown_paper",
                   {std::to_string(arrival.line), id, procedure.code}};
  return {};
}

IntakeForm intake_form_of(const Arrival& arrival, const Procedure& procedure,
                          const std::string& counter_name) {
  const bool sent_online = arrival.channel == Channel::online;
  const bool by_post = arrival.channel == Channel::postal;
  IntakeForm form{.procedure = procedure.id,
                  .channel = arrival.channel,
                  .submitter = arrival.person,
                  .pages = arrival.pages,
                  .copies = arrival.copies,
                  .fee_paid = true,
                  .return_method = by_post ? ReturnMethod::post : ReturnMethod::counter,
                  .counter_name = counter_name,
                  .duplicate_confirmed = true};
  if (arrival.course == Course::refuse) form.reason = arrival.course_text;
  if (sent_online) {
    form.submitted_at = arrival.arrived_at;
    form.return_method = ReturnMethod::electronic;
  }
  int to_leave_out = arrival.missing_count;
  for (const Component* component : usual_components(procedure)) {
    const auto& missing = arrival.missing;
    if (to_leave_out-- > 0 || std::ranges::find(missing, component->id) != missing.end()) continue;
    if (sent_online && component->electronic_ok) {
      lay_down(form.papers, *component, PaperKind::electronic, 1);
      continue;
    }
    lay_down(form.papers, *component, PaperKind::original, component->originals);
    lay_down(form.papers, *component, PaperKind::certified_copy, component->certified_copies);
    lay_down(form.papers, *component, PaperKind::photocopy, component->photocopies);
  }
  return form;
}

}  // namespace khongcho::app
