// What a route must be to be followed at all: one way from the desk back to the desk.
#include <algorithm>
#include <array>
#include <set>

#include "core/route/step_plan.h"

namespace khongcho {

namespace {

constexpr int kWholeWay = 100;
constexpr std::size_t kMostSteps = 20;
constexpr int kMostConsultHours = 400;

// In the order a dossier passes them; the rest stand beside.
constexpr std::array<StepKind, 7> kMainWay{StepKind::receive, StepKind::process, StepKind::appraise,
                                           StepKind::submit,  StepKind::sign,    StepKind::seal,
                                           StepKind::give_back};
constexpr std::array<StepKind, 4> kNeeded{StepKind::receive, StepKind::process, StepKind::sign,
                                          StepKind::give_back};

Error refuse(std::string message_id, std::vector<std::string> args, std::string input) {
  return {ErrorCode::invalid_input, std::move(message_id), std::move(args), std::move(input)};
}

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_agency(std::string_view text) {
  constexpr std::string_view kLevel = "level:";
  if (text.starts_with(kLevel)) text.remove_prefix(kLevel.size());
  return is_slug(text);
}

bool is_main(StepKind kind) { return std::ranges::find(kMainWay, kind) != kMainWay.end(); }
bool is_needed(StepKind kind) { return std::ranges::find(kNeeded, kind) != kNeeded.end(); }
bool is_elsewhere(StepKind kind) { return kind == StepKind::consult || kind == StepKind::child; }

Action action_of(StepKind kind) {
  switch (kind) {
    case StepKind::process:
    case StepKind::submit:
      return Action::draft;
    case StepKind::appraise:
      return Action::appraise;
    case StepKind::sign:
      return Action::sign;
    case StepKind::seal:
      return Action::seal;
    case StepKind::digitize:
      return Action::digitize;
    case StepKind::consult:
      return Action::answer_consultation;
    case StepKind::receive:
    case StepKind::give_back:
    case StepKind::child:
      return Action::receive;
  }
  return Action::receive;
}

bool can_do(Role role, Action action) {
  Officer any;
  any.grants = {{role, Scope::office}};
  return scope_for(any, action).has_value();
}

std::optional<Error> texts_problem(const RouteStep& step) {
  if (!is_slug(step.id)) return refuse("route.bad_step_id", {step.id}, "steps");
  if (step.name.empty()) return refuse("route.step_without_name", {step.id}, step.id + ".name");
  if (step.share < 0 || step.share > kWholeWay)
    return refuse("route.bad_share", {step.name, step.id}, step.id + ".share");
  if (!step.agency.empty() && !is_agency(step.agency))
    return refuse("route.bad_agency", {step.agency, step.name, step.id}, step.id + ".agency");
  return {};
}

std::optional<Error> kind_problem(const RouteStep& step) {
  if (!can_do(step.role, action_of(step.kind)))
    return refuse("route.role_cannot", {step.name, step.id}, step.id + ".role");
  if (is_needed(step.kind) && step.when != StepCondition::always)
    return refuse("route.needed_always", {step.name, step.id}, step.id + ".when");
  if (is_elsewhere(step.kind) && step.agency.empty())
    return refuse("route.no_agency", {step.name, step.id}, step.id + ".agency");
  if (step.kind == StepKind::child && step.procedure.empty())
    return refuse("route.child_without_procedure", {step.name, step.id}, step.id + ".procedure");
  if (step.kind != StepKind::child && !step.procedure.empty())
    return refuse("route.procedure_not_child", {step.name, step.id}, step.id + ".procedure");
  const int most = step.kind == StepKind::consult ? kMostConsultHours : 0;
  if (step.consult_hours < 0 || step.consult_hours > most)
    return refuse("route.bad_hours", {step.name, step.id}, step.id + ".consult_hours");
  return {};
}

std::optional<Error> step_problem(const Route& route, const RouteStep& step) {
  if (auto problem = texts_problem(step)) return problem;
  if (auto problem = kind_problem(step)) return problem;
  if (std::ranges::count(route.steps, step.id, &RouteStep::id) > 1)
    return refuse("route.two_ids", {step.id}, "steps");
  if (!is_elsewhere(step.kind) && std::ranges::count(route.steps, step.kind, &RouteStep::kind) > 1)
    return refuse("route.two_of_a_kind", {step.name, step.id}, step.id + ".kind");
  const bool begins = step.kind == StepKind::receive;
  if (begins != step.after.empty())
    return refuse(begins ? "route.receive_not_first" : "route.after_nothing",
                  {step.name, step.id}, step.id + ".after");
  for (const std::string& before : step.after) {
    if (!route.find_step(before))
      return refuse("route.unknown_step", {before, step.name, step.id}, step.id + ".after");
    if (std::ranges::count(step.after, before) > 1)
      return refuse("route.after_twice", {before, step.name, step.id}, step.id + ".after");
  }
  return {};
}

// Every step that comes before this one, itself included where the way runs in a circle.
std::set<std::string> all_before(const Route& route, const RouteStep& step) {
  std::set<std::string> before;
  std::vector<const RouteStep*> open{&step};
  while (!open.empty()) {
    const RouteStep* each = open.back();
    open.pop_back();
    for (const std::string& id : each->after)
      if (before.insert(id).second) open.push_back(route.find_step(id));
  }
  return before;
}

std::optional<Error> order_problem(const Route& route) {
  for (const RouteStep& step : route.steps)
    if (all_before(route, step).contains(step.id))
      return refuse("route.circle", {step.name, step.id}, step.id + ".after");
  const RouteStep* last = nullptr;
  for (const StepKind kind : kMainWay) {
    const RouteStep* step = route.find_step(kind);
    if (!step) continue;
    if (last && !all_before(route, *step).contains(last->id))
      return refuse("route.wrong_order", {step->name, last->name, step->id}, step->id + ".after");
    last = step;
  }
  for (const RouteStep& step : route.steps) {
    const StepKind first = step.kind == StepKind::digitize ? StepKind::sign : StepKind::receive;
    const RouteStep& needed = *route.find_step(first);
    if (!is_main(step.kind) && !all_before(route, step).contains(needed.id))
      return refuse("route.wrong_order", {step.name, needed.name, step.id}, step.id + ".after");
  }
  return {};
}

}  // namespace

std::optional<Error> route_problem(const Route& route) {
  if (!is_slug(route.id)) return refuse("route.bad_id", {route.id}, "id");
  if (route.version < 1) return refuse("route.bad_version", {route.id}, "version");
  if (route.name.empty()) return refuse("route.without_name", {route.id}, "name");
  if (route.procedures.empty() && route.fields.empty())
    return refuse("route.for_nothing", {route.id}, "fields");
  if (route.steps.size() > kMostSteps)
    return refuse("route.too_many_steps", {std::to_string(kMostSteps)}, "steps");
  for (const RouteStep& step : route.steps)
    if (auto problem = step_problem(route, step)) return problem;
  for (const StepKind kind : kNeeded)
    if (!route.find_step(kind))
      return refuse("route.missing_" + std::string(text_of(kind)), {route.id}, "steps");
  if (auto problem = order_problem(route)) return problem;
  const int whole = way_shares(route, {.verification = true, .fee_due = true}).whole;
  if (whole != kWholeWay)
    return refuse("route.shares_not_whole", {std::to_string(whole)}, "shares");
  return {};
}

}  // namespace khongcho
