#include "web/route/route_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostTyped = 40;
constexpr std::string_view kLevel = "level:";

// -1 for what is no number: route_problem refuses it.
int number_typed(std::string_view typed) {
  const std::string text = tidy_text(typed);
  if (text.empty()) return 0;
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : -1;
}

RouteStep step_typed(const http::Fields& form, const std::string& at) {
  RouteStep step{
      .id = std::string(form.text(at + "_id")),
      .kind = step_kind_from(form.text(at + "_kind")).value_or(StepKind::process),
      .name = tidy_text(form.text(at + "_name")),
      .role = role_from(form.text(at + "_role")).value_or(Role::volunteer),
      .agency = std::string(form.text(at + "_agency")),
      .share = number_typed(form.text(at + "_share")),
      .when = step_condition_from(form.text(at + "_when")).value_or(StepCondition::always),
      .procedure = std::string(form.text(at + "_procedure")),
      .consult_hours = number_typed(form.text(at + "_consult_hours"))};
  for (const std::string_view before : form.all(at + "_after")) step.after.emplace_back(before);
  return step;
}

std::string at_of(std::size_t index) { return "s" + std::to_string(index); }

std::vector<RouteChoice> role_choices(const Locale& locale, Role chosen) {
  std::vector<RouteChoice> choices;
  for (const Role role : {Role::receptionist, Role::specialist, Role::department_head,
                          Role::commune_chair, Role::signer, Role::records_clerk})
    choices.push_back({.id = std::string(text_of(role)),
                       .text = locale.text("role." + std::string(text_of(role))),
                       .chosen = role == chosen});
  return choices;
}

std::vector<RouteChoice> agency_choices(const Site& site, const Locale& locale, const Route& route,
                                        const std::string& chosen) {
  std::vector<RouteChoice> choices{{.id = "", .text = locale.text("route_page.same_agency")}};
  const auto add = [&](std::string id, std::string text) {
    if (std::ranges::find(choices, id, &RouteChoice::id) == choices.end())
      choices.push_back({.id = id, .text = std::move(text), .chosen = id == chosen});
  };
  for (const std::string& profile : route.profiles)
    for (const LevelNames& level : site.ctx().law.profile(profile).levels)
      add(std::string(kLevel) + level.level,
          locale.text("route_page.some_office", {level.name}));
  for (const Office& office : site.active_offices()) add(office.slug, office.name);
  if (!chosen.empty()) add(chosen, chosen);
  return choices;
}

std::vector<RouteChoice> condition_choices(const Locale& locale, StepCondition chosen) {
  std::vector<RouteChoice> choices;
  for (const StepCondition condition : all_step_conditions())
    choices.push_back({.id = std::string(text_of(condition)),
                       .text = locale.text("route.when." + std::string(text_of(condition))),
                       .chosen = condition == chosen});
  return choices;
}

std::vector<RouteChoice> child_procedures(const Site& site, const Route& route,
                                          const std::string& chosen) {
  std::vector<RouteChoice> choices;
  for (const Catalogue& catalogue : site.ctx().law.law().catalogues) {
    if (std::ranges::find(route.profiles, catalogue.profile) == route.profiles.end()) continue;
    for (const Procedure& each : catalogue.procedures)
      if (std::ranges::find(choices, each.id, &RouteChoice::id) == choices.end())
        choices.push_back({.id = each.id,
                           .text = each.id + " · " + each.short_name,
                           .chosen = each.id == chosen});
  }
  return choices;
}

bool is_needed(StepKind kind) {
  return kind == StepKind::receive || kind == StepKind::process || kind == StepKind::sign ||
         kind == StepKind::give_back;
}

Role usual_role(StepKind kind) {
  switch (kind) {
    case StepKind::appraise:
      return Role::commune_chair;
    case StepKind::sign:
      return Role::signer;
    case StepKind::process:
    case StepKind::submit:
    case StepKind::consult:
      return Role::specialist;
    default:
      return Role::receptionist;
  }
}

}  // namespace

Route route_typed(const Route& base, const http::Fields& form) {
  Route draft = base;
  draft.name = tidy_text(form.text("name"));
  draft.version = number_typed(form.text("version"));
  draft.steps.clear();
  for (std::size_t i = 0; i < kMostTyped && form.has(at_of(i) + "_id"); ++i)
    draft.steps.push_back(step_typed(form, at_of(i)));
  return draft;
}

void add_step(Route& draft, StepKind kind, const Locale& locale) {
  const std::string name(text_of(kind));
  RouteStep step{.id = name,
                 .kind = kind,
                 .name = locale.text("route.kind." + name),
                 .role = usual_role(kind)};
  for (int n = 2; draft.find_step(step.id); ++n) step.id = name + "-" + std::to_string(n);
  if (const RouteStep* first = draft.find_step(StepKind::receive)) step.after = {first->id};
  draft.steps.push_back(std::move(step));
}

void remove_step(Route& draft, std::string_view id) {
  const RouteStep* gone = draft.find_step(id);
  if (!gone || is_needed(gone->kind)) return;
  const std::vector<std::string> before = gone->after;
  std::erase_if(draft.steps, [&](const RouteStep& step) { return step.id == id; });
  // What followed it follows what it followed.
  for (RouteStep& step : draft.steps) {
    if (std::erase(step.after, id) == 0) continue;
    for (const std::string& each : before)
      if (std::ranges::find(step.after, each) == step.after.end()) step.after.push_back(each);
  }
}

std::vector<StepInputs> step_inputs(const Site& site, const Locale& locale, const Route& draft) {
  std::vector<StepInputs> all;
  for (std::size_t i = 0; i < draft.steps.size(); ++i) {
    const RouteStep& step = draft.steps[i];
    const std::string kind(text_of(step.kind));
    StepInputs inputs{.at = at_of(i),
                      .id = step.id,
                      .kind = kind,
                      .kind_text = locale.text("route.kind." + kind),
                      .name = step.name,
                      .share = step.share < 0 ? "" : std::to_string(step.share),
                      .roles = role_choices(locale, step.role),
                      .agencies = agency_choices(site, locale, draft, step.agency),
                      .after = {},
                      .conditions = condition_choices(locale, step.when),
                      .procedures = {},
                      .asks = step.kind == StepKind::consult,
                      .consult_hours = std::to_string(std::max(step.consult_hours, 0)),
                      .removable = !is_needed(step.kind)};
    for (const RouteStep& other : draft.steps)
      if (other.id != step.id && step.kind != StepKind::receive)
        inputs.after.push_back(
            {.id = other.id,
             .text = other.name,
             .chosen = std::ranges::find(step.after, other.id) != step.after.end()});
    if (step.kind == StepKind::child)
      inputs.procedures = child_procedures(site, draft, step.procedure);
    all.push_back(std::move(inputs));
  }
  return all;
}

std::vector<RouteChoice> kinds_to_add(const Locale& locale, const Route& draft) {
  std::vector<RouteChoice> choices;
  for (const StepKind kind : all_step_kinds()) {
    const bool many = kind == StepKind::consult || kind == StepKind::child;
    if (!many && draft.find_step(kind)) continue;
    const std::string id(text_of(kind));
    choices.push_back({.id = id, .text = locale.text("route.kind." + id)});
  }
  return choices;
}

Error at_input(Error problem, const Route& draft) {
  for (std::size_t i = 0; i < draft.steps.size(); ++i) {
    const std::string begins = draft.steps[i].id + ".";
    if (problem.input.starts_with(begins)) {
      problem.input = at_of(i) + "_" + problem.input.substr(begins.size());
      return problem;
    }
  }
  if (problem.input != "name") problem.input.clear();
  return problem;
}

std::string who_words(const Site& site, const Locale& locale, const RouteStep& step) {
  std::string words = locale.text("role." + std::string(text_of(step.role)));
  if (step.agency.empty()) return words;
  if (step.agency.starts_with(kLevel))
    for (const Profile& profile : site.ctx().law.law().profiles)
      if (const LevelNames* level = profile.find_level(step.agency.substr(kLevel.size())))
        return words + " · " + locale.text("route_page.some_office", {level->name});
  for (const Office& office : site.active_offices())
    if (office.slug == step.agency) return words + " · " + office.name;
  return words + " · " + step.agency;
}

std::string used_for_words(const Site& site, const Route& route) {
  std::vector<std::string> names = route.fields;
  for (const std::string& id : route.procedures)
    for (const Catalogue& catalogue : site.ctx().law.law().catalogues) {
      const Procedure* found = catalogue.find_by_id(id);
      const bool same = std::ranges::find(route.profiles, catalogue.profile) !=
                            route.profiles.end() &&
                        found && found->level == route.level;
      if (same && std::ranges::find(names, found->short_name) == names.end())
        names.push_back(found->short_name);
    }
  return join(names, ", ");
}

std::string level_words(const Site& site, const Route& route, std::string_view level) {
  for (const std::string& profile : route.profiles)
    if (const LevelNames* found = site.ctx().law.profile(profile).find_level(level))
      return found->name;
  return std::string(level);
}

}  // namespace khongcho::web
