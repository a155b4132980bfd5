#include "web/counter/intake_view.h"

#include <algorithm>

#include "base/text.h"
#include "core/procedure/fee.h"
#include "web/counter/deciding_boxes.h"
#include "web/counter/intake_form.h"
#include "web/counter/office_day.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

// Who makes the parts: the reader's language, what is wrong with which input.
struct Maker {
  const Locale& locale;
  const IntakeState& state;
  FormProblem problem;
  CivilDay today;

  std::string wrong(std::string_view input) const { return problem.of(input); }
};

ProcedureStep procedure_step(const Maker& make) {
  const IntakeState& state = make.state;
  return {.mark = {.number = 1, .done = state.procedure.chosen != nullptr},
          .words = state.inputs.words,
          .choices = procedure_choices(make.locale, state.inputs, state.procedure,
                                       state.preview ? &*state.preview : nullptr),
          .problem = make.wrong("procedure")};
}

ScanBox scan_box(const Maker& make) {
  const IntakeState& state = make.state;
  ScanBox box{.read_at = state.inputs.card_read_at, .problem = make.wrong("qr")};
  if (!box.read_at.empty())
    box.read_note = make.locale.text("counter.intake.read_at", {box.read_at});
  for (const std::string& key : state.card.warnings) box.warnings.push_back(make.locale.text(key));
  return box;
}

PersonSummary person_summary(const Maker& make) {
  const IntakeInputs& inputs = make.state.inputs;
  PersonSummary summary{
      .full_name = tidy_text(inputs.full_name),
      .personal_id = spaced_number(tidy_text(inputs.personal_id)),
      .born = born_words(make.locale, birth_date_from(inputs.born_on), make.today),
      .address = tidy_text(inputs.address),
      .owner_name = tidy_text(inputs.owner_name)};
  if (inputs.sex == "male" || inputs.sex == "female")
    summary.sex = make.locale.text("counter.person." + inputs.sex);
  return summary;
}

PersonInputs person_inputs(const Maker& make) {
  const IntakeInputs& inputs = make.state.inputs;
  PersonInputs person{.full_name = inputs.full_name,
                      .personal_id = inputs.personal_id,
                      .born_on = inputs.born_on,
                      .sex = inputs.sex,
                      .address = inputs.address,
                      .owner_name = inputs.owner_name,
                      .name_problem = make.wrong("full_name"),
                      .id_problem = make.wrong("personal_id"),
                      .born_problem = make.wrong("born_on"),
                      .address_problem = make.wrong("address"),
                      .owner_problem = make.wrong("owner_name")};
  const bool wrong =
      !(person.name_problem.empty() && person.id_problem.empty() && person.born_problem.empty() &&
        person.address_problem.empty() && person.owner_problem.empty());
  person.open = wrong || !make.state.card.errors.empty();
  return person;
}

std::vector<ChoiceRow> kind_rows(const Locale& locale, const Component& component,
                                 std::string_view chosen) {
  using enum PaperKind;
  std::vector<PaperKind> kinds{original, certified_copy, photocopy};
  if (component.electronic_ok) kinds.push_back(electronic);
  std::vector<ChoiceRow> rows;
  for (const PaperKind kind : kinds) {
    const std::string id(text_of(kind));
    rows.push_back({.id = id, .text = locale.text("paper_kind." + id), .chosen = id == chosen});
  }
  return rows;
}

PaperRow paper_row(const Maker& make, const Component& component) {
  const PaperInput* typed = make.state.inputs.paper(component.id);
  std::string kind = "original";
  if (component.certified_copies > 0) kind = "certified_copy";
  if (component.photocopies > 0) kind = "photocopy";
  if (typed && paper_kind_from(typed->kind)) kind = typed->kind;
  const int wanted =
      std::max({component.originals, component.certified_copies, component.photocopies, 1});
  PaperRow row{.id = component.id,
               .name = component.name,
               .there = typed && typed->there,
               .kinds = kind_rows(make.locale, component, kind),
               .count = typed && !typed->count.empty() ? typed->count : std::to_string(wanted),
               .problem = make.wrong("count_" + component.id)};
  if (component.mode == ComponentMode::present) row.note = make.locale.text("counter.papers.shown");
  if (component.optional) row.note = make.locale.text("counter.papers.optional");
  return row;
}

PapersCount papers_count(const Maker& make) {
  const auto& preview = make.state.preview;
  if (!preview) return {.text = make.locale.text("counter.step.papers")};
  const auto needed =
      std::ranges::count_if(preview->components, [](const Component* c) { return !c->optional; });
  std::vector<std::string> missing;
  for (const Paper& paper : preview->missing) missing.push_back(paper.component);
  std::ranges::sort(missing);
  const auto lacking = missing.end() == missing.begin()
                           ? 0
                           : std::unique(missing.begin(), missing.end()) - missing.begin();
  return {.text = make.locale.text(
              lacking == 0 ? "counter.step.papers_there" : "counter.step.papers_some",
              {std::to_string(needed - lacking), std::to_string(needed)})};
}

StepMark papers_mark(const Maker& make) {
  return {.number = 3, .done = make.state.preview && make.state.preview->missing.empty()};
}

PapersStep papers_step(const Maker& make) {
  PapersStep step{
      .mark = papers_mark(make), .count = papers_count(make), .problem = make.wrong("papers")};
  if (!make.state.procedure.chosen) return step;
  step.situation = make.state.inputs.situation();
  if (!make.state.preview) return step;
  for (const Question& question : make.state.procedure.chosen->questions) {
    QuestionRow row{.id = question.id, .text = question.text, .choices = {}};
    for (const AnswerChoice& choice : question.answers)
      row.choices.push_back({.id = choice.id,
                             .text = choice.text,
                             .chosen = std::ranges::count(make.state.preview->answers,
                                                          Answer{question.id, choice.id}) > 0});
    step.questions.push_back(std::move(row));
  }
  for (const Component* component : make.state.preview->components)
    step.rows.push_back(paper_row(make, *component));
  return step;
}

FeeInputs fee_inputs(const Maker& make) {
  const Procedure* procedure = make.state.procedure.chosen;
  FeeInputs fee;
  if (!procedure) return fee;
  const FeeRule& rule = procedure->fee;
  const IntakeInputs& inputs = make.state.inputs;
  const auto or_one = [](const std::string& typed) { return typed.empty() ? "1" : typed; };
  // A fee the province has not decided yet is not taken.
  fee.costs = rule.kind != FeeKind::free && (rule.kind != FeeKind::province_set || rule.amount > 0);
  fee.asks_pages = asks_pages(rule);
  fee.asks_copies = asks_copies(rule);
  fee.asks_cases = asks_cases(rule);
  fee.pages = or_one(inputs.pages);
  fee.copies = or_one(inputs.copies);
  fee.cases = or_one(inputs.cases);
  fee.paid = !inputs.fee_paid.empty();
  fee.rule = rule.text;
  for (const FeeExemption& exemption : rule.exemptions)
    fee.exemptions.push_back(
        {.id = exemption.id, .text = exemption.name, .chosen = exemption.id == inputs.exemption});
  for (const std::string_view input : {"pages", "copies", "cases", "exemption"})
    if (fee.problem.empty()) fee.problem = make.wrong(input);
  return fee;
}

std::vector<ChoiceRow> return_rows(const Maker& make) {
  std::vector<ChoiceRow> rows;
  for (const ReturnMethod method :
       {ReturnMethod::counter, ReturnMethod::post, ReturnMethod::electronic}) {
    const std::string id(text_of(method));
    rows.push_back({.id = id,
                    .text = make.locale.text("counter.return_method." + id),
                    .chosen = make.state.form.return_method == method});
  }
  return rows;
}

DraftNote draft_note(const Locale& locale, const IntakeShown& shown) {
  if (!shown.draft_saved_at) return {};
  return {.text = locale.text("counter.intake.draft_saved", {clock_text(*shown.draft_saved_at)})};
}

Maker maker_for(const Site& site, const Locale& locale, const IntakeState& state,
                std::vector<Error> errors) {
  for (const Error& error : state.errors)
    if (std::ranges::count(errors, error.input, &Error::input) == 0) errors.push_back(error);
  return {.locale = locale,
          .state = state,
          .problem = form_problem(locale, errors),
          .today = civil_day(site.now())};
}

}  // namespace

ProcedureChoices procedure_choices(const Locale& locale, const IntakeInputs& inputs,
                                   const FoundProcedure& found, const app::IntakePreview* preview) {
  ProcedureChoices choices{.words_shown = inputs.words};
  if (found.chosen) {
    choices.procedure = found.chosen->id;
    const std::string list = locale.text(
        preview && preview->on_list ? "counter.promise.on_list" : "counter.promise.not_on_list");
    choices.note = join({found.chosen->field, list, found.chosen->result_name}, " · ");
    return choices;
  }
  for (const Procedure* procedure : found.choices)
    choices.rows.push_back({.id = procedure->id,
                            .label = procedure->short_name,
                            .note = procedure->code + " · " + procedure->field});
  choices.nothing_found = found.searched && found.choices.empty();
  return choices;
}

IntakePage intake_page(const Site& site, const http::Request& request, const app::SignedIn& who,
                       const IntakeState& state, const IntakeShown& shown) {
  const Locale& locale = site.locale(request);
  const Maker make = maker_for(site, locale, state, shown.errors);
  IntakePage page{.frame = site.staff_frame(request, who, locale.text("counter.intake.title")),
                  .today = office_day_words(site, locale, who.office),
                  .procedure = procedure_step(make),
                  .person_mark = {.number = 2, .done = !state.inputs.full_name.empty()},
                  .scan = scan_box(make),
                  .phone = {.phone = state.inputs.phone,
                            .known = state.card.phone_known,
                            .problem = make.wrong("phone")},
                  .summary = person_summary(make),
                  .person = person_inputs(make),
                  .papers = papers_step(make),
                  .reuse = reuse_box(locale, state.reusable, state.inputs),
                  .return_mark = {.number = 4, .done = true},
                  .return_methods = return_rows(make),
                  .fee = fee_inputs(make),
                  .panel = promise_panel(locale, state, site.now(), shown.promise_is_new),
                  .deciding = deciding_box(locale, state, make.wrong("competent_office"),
                                           make.wrong("helping_office")),
                  .specialists = specialist_box(site, locale, state),
                  .reason = state.inputs.reason,
                  .reason_problem = make.wrong("reason"),
                  .draft = draft_note(locale, shown),
                  .request_key = state.inputs.request_key,
                  .ticket = state.inputs.ticket,
                  .at_counter = at_counter(site, *site.room(who.office), locale, who)};
  if (!make.problem.lines.empty()) page.problem = make.problem;
  return page;
}

std::string intake_fragments(const Site& site, const http::Request& request,
                             const IntakeState& state, const IntakeShown& shown) {
  const Locale& locale = site.locale(request);
  const Maker make = maker_for(site, locale, state, shown.errors);
  std::string html = promise_panel(locale, state, site.now(), shown.promise_is_new).render(locale);
  const auto beside = [&](auto part) {
    part.swap = true;
    html += part.render(locale);
  };
  if (state.new_situation || state.inputs.words != state.words_before) {
    beside(procedure_step(make));
    beside(fee_inputs(make));
    beside(
        deciding_box(locale, state, make.wrong("competent_office"), make.wrong("helping_office")));
  }
  if (state.new_deciding) beside(specialist_box(site, locale, state));
  if (state.new_situation || state.ticked_all) beside(papers_step(make));
  if (state.card.read || !state.card.errors.empty()) beside(scan_box(make));
  if (state.card.read) beside(person_inputs(make));
  if (state.card.phone_known) beside(PhoneBox{.phone = state.inputs.phone, .known = true});
  beside(person_summary(make));
  beside(reuse_box(locale, state.reusable, state.inputs));
  beside(papers_count(make));
  beside(papers_mark(make));
  beside(StepMark{.number = 2, .done = !state.inputs.full_name.empty()});
  beside(draft_note(locale, shown));
  return html;
}

}  // namespace khongcho::web
