// Editing routes: a draft is checked, tried on the calendar and published as a new version.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/officer.h"
#include "core/route/step_plan.h"

namespace khongcho::app {

// Puts what was published into the book; again and again, for what another server has published.
void load_published_routes(const Context& ctx);
// Keeps the routes shipped with the law as they are, and puts those of earlier shipments into the
// book, so that a dossier's version is never lost; once at start.
void keep_shipped_routes(const Context& ctx);

// When and by whom a version was published; nothing for one shipped with the law.
struct RoutePublication {
  std::string key;
  Instant at{};
  std::string by;  // full name
};
std::vector<RoutePublication> route_publications(const Context& ctx);

// What is wrong with a draft of the route it is based on: route_problem, offices and procedures
// that are not there. Names and lists of the base stay as they are.
std::optional<Error> draft_problem(const Context& ctx, const Route& draft);
// A route holds for every office of its level, so only who reaches them all changes it.
bool may_edit_routes(const Officer& officer);
// Refuses who may not, a draft with a problem, one that changes nothing, and one based on a version
// that is not the latest any more (`route.changed_meanwhile`). Answers with the version published.
Expected<const Route*> publish_route(const Context& ctx, const Officer& officer, Route draft);

// A dry run: when each step of this route would be due for a complete dossier.
struct RouteTrialQuestion {
  Office office;
  std::string procedure;
  Instant received_at{};
  StepFacts facts = {};  // verification also takes it out of the service model
};
struct RouteTrial {
  Promise promise;
  std::string because;
  std::vector<StepTime> steps;  // none where neither law nor model sets a time
};
Expected<RouteTrial> try_route(const Context& ctx, const Route& route,
                               const RouteTrialQuestion& question);

}  // namespace khongcho::app
