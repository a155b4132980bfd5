// data/routes/*.toml, and the same as JSON where an edit was published.
#include <algorithm>

#include "core/route/route_choice.h"
#include "store/law_files_node.h"
#include "store/law_files_read.h"

namespace khongcho::store {

namespace {

template <typename Enum>
Enum choice(TableReader& table, std::string_view key, std::optional<Enum> (*from)(std::string_view),
            Enum absent) {
  const std::string text = table.optional_text(key);
  if (text.empty()) return absent;
  const auto found = from(text);
  if (!found) table.problem(key, "data.bad_choice", {std::string(key), text});
  return found.value_or(absent);
}

RouteStep read_step(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  RouteStep step{
      .id = table.text("id"),
      .kind = choice(table, "kind", step_kind_from, StepKind::process),
      .name = table.text("name"),
      .role = choice(table, "role", role_from, Role::specialist),
      .agency = table.optional_text("agency"),
      .share = static_cast<int>(std::clamp<std::int64_t>(table.number("share", 0), -1, 101)),
      .after = table.texts("after", false),
      .when = choice(table, "when", step_condition_from, StepCondition::always),
      .procedure = table.optional_text("procedure"),
      .consult_hours = static_cast<int>(
          std::clamp<std::int64_t>(table.number("consult_hours", 0), -1, 10'000))};
  table.finish();
  return step;
}

std::vector<const Procedure*> procedures_of(const Law& law, std::string_view profile,
                                            std::string_view level) {
  std::vector<const Procedure*> all;
  for (const Catalogue& catalogue : law.catalogues)
    if (catalogue.profile == profile)
      for (const Procedure* each : catalogue.of_level(level)) all.push_back(each);
  return all;
}

// The procedures and fields it names must be there, in every profile.
void check_names(const Route& route, const TableReader& table, const Law& law) {
  for (const std::string& profile : route.profiles) {
    const Profile* found = law.find_profile(profile);
    if (!found || !found->find_level(route.level)) {
      table.problem("profiles", "law.unknown", {profile, route.level});
      continue;
    }
    const auto offered = procedures_of(law, profile, route.level);
    for (const std::string& id : route.procedures)
      if (std::ranges::find(offered, id, &Procedure::id) == offered.end())
        table.problem("procedures", "law.unknown", {profile, id});
    for (const std::string& field : route.fields)
      if (std::ranges::find(offered, field, &Procedure::field) == offered.end())
        table.problem("fields", "law.unknown", {profile, field});
  }
}

bool share_a_text(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::ranges::any_of(some, [&](const std::string& each) {
    return std::ranges::find(others, each) != others.end();
  });
}

// Two routes for one thing would leave it open which is taken.
void check_rivals(const Route& route, const TableReader& table, const Law& law) {
  for (const Route& other : law.routes) {
    if (other.key() == route.key()) table.problem("id", "law.duplicate", {route.key()});
    if (other.id == route.id || other.level != route.level ||
        !share_a_text(other.profiles, route.profiles))
      continue;
    if (share_a_text(other.procedures, route.procedures))
      table.problem("procedures", "law.duplicate", {other.id});
    if (share_a_text(other.fields, route.fields))
      table.problem("fields", "law.duplicate", {other.id});
  }
}

// A child may be a procedure of another level, of any profile the route holds for.
void check_children(const Route& route, const TableReader& table, const Law& law) {
  for (const RouteStep& step : route.steps) {
    if (step.procedure.empty()) continue;
    for (const std::string& profile : route.profiles)
      if (std::ranges::none_of(law.catalogues, [&](const Catalogue& catalogue) {
            return catalogue.profile == profile && catalogue.find_by_id(step.procedure);
          }))
        table.problem("steps", "law.unknown", {profile, step.procedure});
  }
}

}  // namespace

Route read_route_table(const DataNode& root, const ProblemSink& sink) {
  TableReader table(root, sink);
  Route route{.id = table.text("id"),
              .version = static_cast<int>(
                  std::clamp<std::int64_t>(table.number("version"), 0, 1'000'000)),
              .name = table.text("name"),
              .profiles = table.texts("profiles", true),
              .level = table.text("level"),
              .procedures = table.texts("procedures", false),
              .fields = table.texts("fields", false)};
  for (const DataNode* node : table.tables("steps", true))
    route.steps.push_back(read_step(*node, sink));
  table.finish();
  if (const auto problem = route_problem(route)) {
    // The last argument names the step at fault, if one is.
    int line = root.line;
    const DataNode* steps = root.find("steps");
    for (std::size_t i = 0; i < route.steps.size(); ++i)
      if (!problem->args.empty() && route.steps[i].id == problem->args.back())
        line = steps->children[i].line;
    sink.add(line, problem->message_id, problem->args);
  }
  return route;
}

void read_route(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  Route route = read_route_table(root, sink);
  const TableReader table(root, sink);
  check_names(route, table, reading.law);
  check_rivals(route, table, reading.law);
  check_children(route, table, reading.law);
  reading.law.routes.push_back(std::move(route));
}

void check_routes(const Profile& profile, const TableReader& table, const Law& law) {
  std::vector<const Route*> routes;
  for (const Route& route : law.routes) routes.push_back(&route);
  for (const LevelNames& level : profile.levels)
    for (const Procedure* each : procedures_of(law, profile.code, level.level))
      if (!choose_route(routes, profile.code, level.level, *each))
        table.problem("code", "law.no_route", {each->id, profile.code});
}

}  // namespace khongcho::store
