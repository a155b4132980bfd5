#include <algorithm>
#include <charconv>

#include "app/digitisation.h"
#include "app/dossier_commands.h"
#include "app/intake_draft.h"
#include "base/text.h"
#include "web/common/flash.h"
#include "web/counter/counter_actions.h"
#include "web/counter/intake_answer.h"
#include "web/counter/intake_form.h"
#include "web/counter/reuse_box.h"

namespace khongcho::web {

namespace {

struct Outcome {
  std::string_view name;  // of the button
  Expected<Dossier> (*command)(const app::Context&, const Officer&, const app::IntakeForm&);
  std::string_view notice;
};

constexpr Outcome kOutcomes[] = {
    {"nhan", app::receive_dossier, "notice.received"},
    {"thieu", app::instruct_dossier, "notice.instructed"},
    {"tu-choi", app::reject_dossier, "notice.rejected"},
};

const Outcome* outcome_pressed(const http::Request& request) {
  const auto found = std::ranges::find(kOutcomes, request.input("viec"), &Outcome::name);
  return found == std::end(kOutcomes) ? nullptr : found;
}

OfficerId specialist_chosen(std::string_view typed) {
  OfficerId id;
  std::from_chars(typed.data(), typed.data() + typed.size(), id.value);
  return id;
}

// Everything wrong at once, in the order of the page.
std::vector<Error> problems_of(const IntakeState& state, std::string_view outcome) {
  std::vector<Error> errors;
  if (!state.procedure.chosen)
    errors.push_back({ErrorCode::invalid_input, "intake.unknown_procedure", {}, "procedure"});
  for (Error& error : person_problems(state.form.submitter)) errors.push_back(std::move(error));
  for (const Error& error : state.errors) errors.push_back(error);
  const bool fee_told = std::ranges::any_of(
      errors, [](const Error& error) { return error.message_id == "fee.wrong_number"; });
  if (state.preview_problem && !fee_told) errors.push_back(*state.preview_problem);
  if (outcome == "nhan" && state.preview && !state.preview->missing.empty())
    errors.push_back({ErrorCode::invalid_input, "intake.incomplete", {}, "papers"});
  if (outcome == "tu-choi" && tidy_text(state.inputs.reason).empty())
    errors.push_back({ErrorCode::invalid_input, "intake.reason_missing", {}, "reason"});
  return errors;
}

// The warning of a second dossier leads to the box that confirms it.
Error at_its_input(Error error) {
  if (error.message_id == "intake.duplicate") error.input = "duplicate_confirmed";
  return error;
}

// A promise nobody has seen is not given: the page shows it first.
bool is_unseen(const Outcome& outcome, const IntakeState& state) {
  return outcome.name == "nhan" && state.preview && state.preview->missing.empty() &&
         state.due_at() && !state.form.shown_due_at;
}

http::Response done(const Site& site, const app::SignedIn& who, const IntakeInputs& inputs,
                    const Dossier& dossier, std::string_view notice) {
  app::delete_intake_draft(site.ctx(), who.officer);
  http::Response response = site.done(
      Url::path("/quay/ho-so/{}", {dossier.code}).with("vua", "nhan"), notice, {dossier.code});
  const auto reused = papers_to_reuse(inputs);
  if (!reused.empty() && !app::reuse_papers(site.ctx(), who.officer, dossier.code, reused))
    set_notice(response, "warning", "notice.received_not_reused", {dossier.code});
  const OfficerId specialist = specialist_chosen(inputs.specialist);
  if (dossier.state != DossierState::received || !specialist) return response;
  const auto assigned = app::assign_dossier(site.ctx(), who.officer,
                                            {.code = dossier.code,
                                             .version = dossier.version,
                                             .request_key = inputs.request_key + ":assign"},
                                            specialist);
  // The dossier is received all the same; the page offers to assign it.
  if (!assigned) set_notice(response, "warning", "notice.received_unassigned", {dossier.code});
  return response;
}

}  // namespace

// POST /quay/tiep-nhan
http::Response post_intake(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  const IntakeState state = intake_state(site, who, read_intake(request.form));
  const Outcome* outcome = outcome_pressed(request);
  if (!outcome) return show_intake(site, request, who, state);
  // Sent before: what that sending made, whatever the clock says now.
  if (const auto made = app::dossier_of_request(site.ctx(), who.officer, state.inputs.request_key))
    return done(site, who, state.inputs, *made, outcome->notice);

  if (const auto problems = problems_of(state, outcome->name); !problems.empty())
    return show_intake(site, request, who, state, problems);
  if (is_unseen(*outcome, state))
    return show_intake(
        site, request, who, state,
        {{ErrorCode::conflict, "counter.promise.unseen", {state.complete->because}}});
  const auto dossier = outcome->command(site.ctx(), who.officer, state.form);
  if (!dossier) return show_intake(site, request, who, state, {at_its_input(dossier.error())});
  return done(site, who, state.inputs, *dossier, outcome->notice);
}

// POST /quay/tiep-nhan/moi
http::Response post_fresh_intake(const Site& site, const http::Request&, const app::SignedIn& who) {
  app::delete_intake_draft(site.ctx(), who.officer);
  return http::redirect("/quay/tiep-nhan");
}

}  // namespace khongcho::web
