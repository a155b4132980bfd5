#include "web/counter/intake_state.h"

#include <algorithm>

#include "app/intake_draft.h"
#include "app/offices.h"
#include "base/crypto.h"
#include "base/text.h"
#include "core/procedure/checklist.h"
#include "web/counter/at_counter.h"
#include "web/counter/intake_form.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostChoices = 8;
constexpr std::size_t kLongestWords = 200;

PaperKind kind_wanted(const Component& component) {
  if (component.originals > 0) return PaperKind::original;
  return component.certified_copies > 0 ? PaperKind::certified_copy : PaperKind::photocopy;
}

int count_wanted(const Component& component) {
  return std::max({component.originals, component.certified_copies, component.photocopies, 1});
}

// Answers left over from another procedure.
void drop_strange_answers(IntakeInputs& inputs, const Procedure& procedure) {
  std::vector<Answer> kept;
  for (const Answer& answer : inputs.answers) {
    kept.push_back(answer);
    if (!with_defaults(procedure, kept)) kept.pop_back();
  }
  inputs.answers = std::move(kept);
}

void choose(IntakeInputs& inputs, const Procedure& procedure) {
  inputs.procedure = procedure.id;
  inputs.words = label_of(procedure);
  inputs.words_shown = inputs.words;
  drop_strange_answers(inputs, procedure);
  if (auto all = with_defaults(procedure, inputs.answers)) inputs.answers = std::move(*all);
}

std::vector<Paper> all_papers(const app::IntakePreview& preview) {
  std::vector<Paper> papers;
  for (const Component* component : preview.components)
    papers.push_back({.component = component->id,
                      .name = component->name,
                      .kind = kind_wanted(*component),
                      .count = count_wanted(*component)});
  return papers;
}

// A wrong number of pages takes away the fee, not the checklist with its ticks.
app::IntakeForm without_fee_inputs(app::IntakeForm form) {
  form.pages = form.copies = form.cases = 1;
  form.exemption.clear();
  return form;
}

void ask_the_app(const Site& site, const app::SignedIn& who, IntakeState& state) {
  app::IntakeForm full = state.form;
  auto preview = app::preview_intake(site.ctx(), who.office, full);
  if (!preview) {
    state.preview_problem = preview.error();
    full = without_fee_inputs(std::move(full));
    preview = app::preview_intake(site.ctx(), who.office, full);
  }
  if (!preview) return;
  state.preview = *preview;
  full.papers = all_papers(*preview);
  if (const auto complete = app::preview_intake(site.ctx(), who.office, full))
    state.complete = *complete;
  state.alike =
      app::open_dossiers_like(site.ctx(), who.officer, tidy_text(state.form.submitter.personal_id),
                              state.procedure.chosen->id);
  state.reusable = app::reusable_papers(
      site.ctx(), who.officer, tidy_text(state.form.submitter.personal_id), preview->components);
}

// Which office helped: one that is none is told at its input.
void find_helping(const Site& site, const app::SignedIn& who, IntakeState& state) {
  std::string& chosen = state.inputs.helping_office;
  if (chosen == who.office.slug) chosen.clear();
  if (!state.procedure.chosen) return;
  state.helping_offices = app::offices_helping(site.ctx(), who.office);
  const bool known = std::ranges::find(state.helping_offices, chosen, &Office::slug) !=
                     state.helping_offices.end();
  if (!chosen.empty() && !known)
    state.errors.push_back(
        {ErrorCode::invalid_input, "intake.no_helping_office", {}, "helping_office"});
}

// Which office decides: known once the procedure is. One that cannot is told at its input.
void find_deciding(const Site& site, const app::SignedIn& who, IntakeState& state) {
  state.deciding = who.office;
  std::string& chosen = state.inputs.competent_office;
  if (chosen == who.office.slug) chosen.clear();
  if (state.procedure.chosen)
    state.deciding_offices =
        app::offices_deciding_for(site.ctx(), who.office, state.procedure.chosen->id);
  const auto found = std::ranges::find(state.deciding_offices, chosen, &Office::slug);
  if (found != state.deciding_offices.end())
    state.deciding = *found;
  else if (!chosen.empty() && state.procedure.chosen)
    state.errors.push_back(
        {ErrorCode::invalid_input, "intake.no_competent_office", {}, "competent_office"});
  state.new_deciding = state.deciding.slug != state.inputs.specialists_of;
  // A specialist of another office was not chosen for this one.
  if (state.new_deciding && !state.inputs.specialists_of.empty()) state.inputs.specialist.clear();
  state.inputs.specialists_of = state.deciding.slug;
}

}  // namespace

std::string label_of(const Procedure& procedure) {
  return procedure.code + " · " + procedure.short_name;
}

FoundProcedure find_procedure(const Site& site, const app::SignedIn& who,
                              const IntakeInputs& inputs) {
  const app::LawBook& law = site.ctx().law;
  const CivilDay today = civil_day(site.now());
  const bool as_shown = inputs.words == inputs.words_shown;
  if (as_shown && !inputs.procedure.empty())
    if (const Procedure* chosen = law.procedure(who.office, inputs.procedure, today))
      return {.chosen = chosen};
  const std::string words = tidy_text(inputs.words);
  if (words.empty() || length_of(words) > kLongestWords) return {};
  if (const Procedure* chosen = law.procedure(who.office, words, today)) return {.chosen = chosen};
  FoundProcedure found{.choices = law.find_procedures(who.office, words, today, kMostChoices),
                       .searched = true};
  if (found.choices.size() == 1) found.chosen = found.choices.front();
  return found;
}

IntakeState intake_state(const Site& site, const app::SignedIn& who, IntakeInputs inputs) {
  IntakeState state{.inputs = std::move(inputs), .form = {}, .procedure = {}, .card = {}};
  state.words_before = state.inputs.words;
  if (state.inputs.request_key.empty()) state.inputs.request_key = random_token(18);
  state.card = read_card(site, who, state.inputs);
  state.procedure = find_procedure(site, who, state.inputs);
  if (state.procedure.chosen)
    choose(state.inputs, *state.procedure.chosen);
  else
    state.inputs.procedure.clear();
  state.new_situation = state.inputs.situation() != state.inputs.shown_for;

  ReadIntake read = read_form(state.inputs, who.counter ? who.counter->name : "");
  state.form = std::move(read.form);
  const auto room = site.room(who.office);
  const QueueTicket* ticket = ticket_at_counter(*room, who);
  if (ticket && ticket->id == state.form.ticket) state.form.ticket_at = ticket->taken_at;
  state.errors = std::move(read.errors);
  for (const Error& error : state.card.errors) state.errors.push_back(error);
  find_deciding(site, who, state);
  find_helping(site, who, state);
  if (state.procedure.chosen) ask_the_app(site, who, state);
  const auto shown = parse_instant(state.inputs.shown_due_at);
  state.promise_changed = shown && state.complete && !state.new_situation &&
                          *shown != state.complete->promise.printed_due_at;
  return state;
}

void tick_all(IntakeState& state) {
  if (!state.preview) return;
  state.form.papers = all_papers(*state.preview);
  const IntakeInputs before = state.inputs;
  state.inputs.papers.clear();
  for (Paper& paper : state.form.papers) {
    const PaperInput* typed = before.paper(paper.component);
    const std::string reuse = typed ? typed->reuse : "";
    if (!reuse.empty()) paper.kind = PaperKind::electronic;
    state.inputs.papers.push_back({.component = paper.component,
                                   .there = true,
                                   .kind = std::string(text_of(paper.kind)),
                                   .count = std::to_string(paper.count),
                                   .reuse = reuse});
  }
  state.preview->missing.clear();
  state.ticked_all = true;
}

}  // namespace khongcho::web
