// Routes published here: versions written once and read ever after.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "core/route/route.h"
#include "sql/database.h"

namespace khongcho::store {

struct PublishedRoute {
  Route route;
  Instant at{};
  OfficerId by;
};

// A version written before makes sql::Error duplicate.
void insert(sql::Transaction& tx, const PublishedRoute& published);
// Of a route shipped with the law, the first body seen of a version; a later one changes nothing.
void keep_shipped(sql::Transaction& tx, const Route& route, Instant now);
std::vector<Route> shipped_routes(sql::Transaction& tx);
// All, by id and version. Throws where a stored route cannot be read.
std::vector<PublishedRoute> published_routes(sql::Transaction& tx);

// The shape of data/routes/*.toml as JSON.
std::string route_json(const Route& route);
Expected<Route> route_from_json(std::string_view text);

}  // namespace khongcho::store
