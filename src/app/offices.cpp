#include "app/offices.h"

#include <algorithm>

#include "store/office_store.h"

namespace khongcho::app {

std::vector<Office> active_offices(const Context& ctx) {
  auto offices = sql::read(ctx.db, [](sql::Transaction& tx) { return store::all_offices(tx); });
  std::erase_if(offices, [](const Office& office) { return !office.active; });
  return offices;
}

std::optional<Office> find_office(const Context& ctx, OfficeId id) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) { return store::find_office(tx, id); });
}

std::vector<Counter> active_counters(const Context& ctx, OfficeId office) {
  auto counters =
      sql::read(ctx.db, [&](sql::Transaction& tx) { return store::counters_of(tx, office); });
  std::erase_if(counters, [](const Counter& counter) { return !counter.active; });
  return counters;
}

}  // namespace khongcho::app
