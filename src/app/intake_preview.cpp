#include <algorithm>

#include "app/intake.h"
#include "core/procedure/checklist.h"
#include "core/procedure/fee.h"

namespace khongcho::app {

namespace {

// How many of each kind lie on the desk, by component.
std::vector<HandedIn> handed_in(const std::vector<Paper>& papers) {
  std::vector<HandedIn> all;
  for (const Paper& paper : papers) {
    auto found = std::ranges::find(all, paper.component, &HandedIn::component);
    if (found == all.end()) found = all.insert(all.end(), HandedIn{.component = paper.component});
    if (paper.kind == PaperKind::original) found->originals += paper.count;
    if (paper.kind == PaperKind::certified_copy) found->certified_copies += paper.count;
    if (paper.kind == PaperKind::photocopy) found->photocopies += paper.count;
    if (paper.kind == PaperKind::electronic && paper.count > 0) found->electronic = true;
  }
  return all;
}

void add_missing(std::vector<Paper>& missing, const Component& component, PaperKind kind,
                 int count) {
  if (count > 0)
    missing.push_back(
        {.component = component.id, .name = component.name, .kind = kind, .count = count});
}

std::vector<Paper> missing_papers(const Procedure& procedure, const std::vector<Answer>& answers,
                                  const std::vector<Paper>& papers) {
  std::vector<Paper> missing;
  for (const Missing& line : missing_components(procedure, answers, handed_in(papers))) {
    add_missing(missing, *line.component, PaperKind::original, line.originals);
    add_missing(missing, *line.component, PaperKind::certified_copy, line.certified_copies);
    add_missing(missing, *line.component, PaperKind::photocopy, line.photocopies);
  }
  return missing;
}

std::string limit_text_for(const Procedure& procedure, const std::vector<Answer>& answers) {
  for (const LimitCase& each : procedure.limit_cases)
    if (fits(each.when, answers)) return each.text;
  return procedure.limit_text;
}

}  // namespace

Expected<IntakePreview> preview_intake(const Context& ctx, const Office& office,
                                       const IntakeForm& form) {
  const Instant submitted_at = form.submitted_at.value_or(ctx.time.now());
  const Procedure* procedure =
      ctx.law.procedure(office, form.procedure, civil_day(submitted_at));
  if (!procedure)
    return Error{ErrorCode::invalid_input, "intake.unknown_procedure", {}, "procedure"};
  auto answers = with_defaults(*procedure, form.answers);
  if (!answers) return answers.error();
  const auto fee = compute_fee(procedure->fee, {.pages = form.pages,
                                                .copies = form.copies,
                                                .cases = form.cases,
                                                .exemption = form.exemption});
  if (!fee) return fee.error();

  IntakePreview preview{.procedure = procedure,
                        .office = office,
                        .answers = *answers,
                        .components = components_for(*procedure, *answers),
                        .missing = missing_papers(*procedure, *answers, form.papers),
                        .on_list = ctx.law.on_list(office, *procedure),
                        .limit = limit_for(*procedure, *answers),
                        .limit_text = limit_text_for(*procedure, *answers),
                        .fee = fee->amount,
                        .full_fee = fee->full};
  const ServiceModel* model = ctx.law.model(office.model);
  const PromiseCase question{.limit = preview.limit,
                             .on_list = preview.on_list,
                             .complete = preview.missing.empty(),
                             .submitted_at = submitted_at,
                             .ticket_at = form.ticket_at};
  const auto promise = compute_promise(ctx.law.calendar(office), model, question);
  if (!promise) return promise.error();
  preview.promise = *promise;
  preview.because = explain(*promise, model, question, ctx.vietnamese);
  return preview;
}

}  // namespace khongcho::app
