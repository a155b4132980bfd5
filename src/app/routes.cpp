#include "app/routes.h"

#include <algorithm>

#include "base/text.h"
#include "sql/transaction.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/route_store.h"

namespace khongcho::app {

namespace {

constexpr std::string_view kLevel = "level:";

bool level_exists(const Context& ctx, const Route& route, std::string_view level) {
  return std::ranges::any_of(route.profiles, [&](const std::string& profile) {
    return ctx.law.profile(profile).find_level(level) != nullptr;
  });
}

bool agency_exists(const Context& ctx, sql::Transaction& tx, const Route& route,
                   const std::string& agency) {
  if (agency.empty()) return true;
  if (agency.starts_with(kLevel))
    return level_exists(ctx, route, std::string_view(agency).substr(kLevel.size()));
  return store::find_office_by_slug(tx, agency).has_value();
}

bool procedure_exists(const Context& ctx, const Route& route, const std::string& id) {
  return std::ranges::any_of(ctx.law.law().catalogues, [&](const Catalogue& catalogue) {
    return std::ranges::find(route.profiles, catalogue.profile) != route.profiles.end() &&
           catalogue.find_by_id(id);
  });
}

std::optional<Error> names_problem(const Context& ctx, sql::Transaction& tx, const Route& draft) {
  for (const RouteStep& step : draft.steps) {
    if (!agency_exists(ctx, tx, draft, step.agency))
      return Error{ErrorCode::invalid_input, "route.bad_agency",
                   {step.agency, step.name, step.id}, step.id + ".agency"};
    if (!step.procedure.empty() && !procedure_exists(ctx, draft, step.procedure))
      return Error{ErrorCode::invalid_input, "route.child_without_procedure",
                   {step.name, step.id}, step.id + ".procedure"};
  }
  return {};
}

Route tidied(Route route) {
  route.name = tidy_text(route.name);
  for (RouteStep& step : route.steps) step.name = tidy_text(step.name);
  return route;
}

}  // namespace

void load_published_routes(const Context& ctx) {
  auto all = sql::read(ctx.db, [](sql::Transaction& tx) { return store::published_routes(tx); });
  for (store::PublishedRoute& each : all) ctx.law.routes().add(std::move(each.route));
}

void keep_shipped_routes(const Context& ctx) {
  const Instant now = ctx.time.now();
  auto all = sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    for (const Route& route : ctx.law.law().routes) store::keep_shipped(tx, route, now);
    return store::shipped_routes(tx);
  });
  for (Route& route : all) ctx.law.routes().add(std::move(route));
}

std::vector<RoutePublication> route_publications(const Context& ctx) {
  return sql::read(ctx.db, [](sql::Transaction& tx) {
    std::vector<RoutePublication> all;
    for (const store::PublishedRoute& each : store::published_routes(tx)) {
      const auto by = store::find_officer(tx, each.by);
      all.push_back({each.route.key(), each.at, by ? by->full_name : ""});
    }
    return all;
  });
}

std::optional<Error> draft_problem(const Context& ctx, const Route& draft) {
  const Route* base = ctx.law.routes().latest(draft.id);
  if (!base) return Error{ErrorCode::not_found, "route.unknown"};
  if (auto problem = route_problem(draft)) return problem;
  return sql::read(ctx.db,
                   [&](sql::Transaction& tx) { return names_problem(ctx, tx, draft); });
}

bool may_edit_routes(const Officer& officer) {
  return scope_for(officer, Action::edit_routes) == Scope::all;
}

Expected<const Route*> publish_route(const Context& ctx, const Officer& officer, Route draft) {
  if (!may_edit_routes(officer))
    return Error{ErrorCode::not_allowed, "route.not_allowed"};
  draft = tidied(std::move(draft));
  if (const auto problem = draft_problem(ctx, draft)) return *problem;
  const Route& base = *ctx.law.routes().latest(draft.id);
  if (draft.version != base.version)
    return Error{ErrorCode::conflict, "route.changed_meanwhile", {std::to_string(base.version)}};
  draft.profiles = base.profiles;
  draft.level = base.level;
  draft.procedures = base.procedures;
  draft.fields = base.fields;
  if (draft == base) return Error{ErrorCode::invalid_input, "route.nothing_changed"};
  draft.version = base.version + 1;
  auto written = sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<bool> {
    store::insert(tx, store::PublishedRoute{draft, ctx.time.now(), officer.id});
    return true;
  });
  if (!written) return Error{ErrorCode::conflict, "route.changed_meanwhile",
                             {std::to_string(draft.version)}};
  const std::string key = draft.key();
  ctx.law.routes().add(std::move(draft));
  return ctx.law.routes().find(key);
}

Expected<RouteTrial> try_route(const Context& ctx, const Route& route,
                               const RouteTrialQuestion& question) {
  const Procedure* procedure = ctx.law.procedure(question.office, question.procedure,
                                                 civil_day(question.received_at));
  if (!procedure) return Error{ErrorCode::not_found, "route.no_procedure", {}, "procedure"};
  const ServiceModel* model = ctx.law.model(question.office.model);
  const Calendar& calendar = ctx.law.calendar(question.office);
  const PromiseCase asked{.limit = procedure->limit,
                          .on_list = ctx.law.on_list(question.office, *procedure),
                          .complete = true,
                          .excluded = question.facts.verification,
                          .submitted_at = question.received_at};
  const auto promise = compute_promise(calendar, model, asked);
  if (!promise) return promise.error();
  RouteTrial trial{.promise = *promise,
                   .because = explain(*promise, model, asked, ctx.vietnamese),
                   .steps = {}};
  if (!promise->printed_due_at) return trial;
  auto steps = step_times(route, question.facts,
                          {promise->received_at, *promise->printed_due_at, {}}, calendar);
  if (!steps) return steps.error();
  trial.steps = std::move(*steps);
  return trial;
}

}  // namespace khongcho::app
