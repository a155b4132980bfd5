#include "store/route_store.h"

#include <boost/json.hpp>
#include <stdexcept>

#include "store/law_files_read.h"
#include "store/named_query.h"

namespace khongcho::store {

namespace {

namespace json = boost::json;

const NamedQuery kInsert{"route.insert", R"sql(
  INSERT INTO route_versions (route_id, version, body, published_at, published_by_id)
  VALUES (:route_id, :version, :body, :published_at, :published_by_id)
)sql"};

const NamedQuery kAll{"route.all", R"sql(
  SELECT body, published_at, published_by_id FROM route_versions ORDER BY route_id, version
)sql"};

const NamedQuery kKeepShipped{"route.keep_shipped", R"sql(
  INSERT INTO shipped_routes (route_id, version, body, kept_at)
  VALUES (:route_id, :version, :body, :kept_at)
  ON CONFLICT DO NOTHING
)sql"};

const NamedQuery kShipped{"route.shipped", R"sql(
  SELECT body FROM shipped_routes ORDER BY route_id, version
)sql"};

json::array list_of(const std::vector<std::string>& texts) {
  json::array list;
  for (const std::string& text : texts) list.emplace_back(text);
  return list;
}

json::object step_json(const RouteStep& step) {
  json::object object{{"id", step.id},
                      {"kind", text_of(step.kind)},
                      {"name", step.name},
                      {"role", text_of(step.role)},
                      {"share", step.share}};
  if (!step.agency.empty()) object["agency"] = step.agency;
  if (!step.after.empty()) object["after"] = list_of(step.after);
  if (step.when != StepCondition::always) object["when"] = text_of(step.when);
  if (!step.procedure.empty()) object["procedure"] = step.procedure;
  if (step.consult_hours != 0) object["consult_hours"] = step.consult_hours;
  return object;
}

Route read_stored(const sql::Row& row) {
  auto route = route_from_json(row.text(0));
  if (!route) throw std::runtime_error("stored route: " + route.error().message_id);
  return std::move(*route);
}

PublishedRoute read_published(const sql::Row& row) {
  return {.route = read_stored(row), .at = row.instant(1), .by = {row.integer(2)}};
}

}  // namespace

void insert(sql::Transaction& tx, const PublishedRoute& published) {
  tx.execute(kInsert, {{"route_id", published.route.id},
                       {"version", published.route.version},
                       {"body", route_json(published.route)},
                       {"published_at", published.at},
                       {"published_by_id", published.by}});
}

void keep_shipped(sql::Transaction& tx, const Route& route, Instant now) {
  tx.execute(kKeepShipped, {{"route_id", route.id},
                            {"version", route.version},
                            {"body", route_json(route)},
                            {"kept_at", now}});
}

std::vector<Route> shipped_routes(sql::Transaction& tx) {
  return tx.all(kShipped, read_stored);
}

std::vector<PublishedRoute> published_routes(sql::Transaction& tx) {
  return tx.all(kAll, read_published);
}

std::string route_json(const Route& route) {
  json::array steps;
  for (const RouteStep& step : route.steps) steps.push_back(step_json(step));
  json::object object{{"id", route.id},
                      {"version", route.version},
                      {"name", route.name},
                      {"profiles", list_of(route.profiles)},
                      {"level", route.level}};
  if (!route.procedures.empty()) object["procedures"] = list_of(route.procedures);
  if (!route.fields.empty()) object["fields"] = list_of(route.fields);
  object["steps"] = std::move(steps);
  return json::serialize(object);
}

Expected<Route> route_from_json(std::string_view text) {
  std::vector<DataProblem> problems;
  const ProblemSink sink{"route", &problems};
  const auto root = parse_json(text, sink);
  if (root && root->kind == NodeKind::table) {
    Route route = read_route_table(*root, sink);
    if (problems.empty()) return route;
  }
  if (problems.empty()) return Error{ErrorCode::invalid_input, "data.wrong_kind", {"route"}};
  return problems.front().reason;
}

}  // namespace khongcho::store
