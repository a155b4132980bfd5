#include "app/offices.h"

#include <algorithm>

#include "core/people/cooperating_agency.h"
#include "store/office_store.h"

namespace khongcho::app {

std::vector<Office> active_offices(const Context& ctx) {
  auto offices = sql::read(ctx.db, [](sql::Transaction& tx) { return store::all_offices(tx); });
  std::erase_if(offices, [](const Office& office) {
    return !office.active || is_cooperating_agency(office);
  });
  return offices;
}

bool may_decide_for(const Context& ctx, const Office& receiving, const Office& other,
                    const std::string& procedure) {
  return other.active && other.level == receiving.level && other.profile == receiving.profile &&
         ctx.law.procedure(other, procedure, civil_day(ctx.time.now()));
}

std::vector<Office> offices_deciding_for(const Context& ctx, const Office& receiving,
                                         const std::string& procedure) {
  auto offices = active_offices(ctx);
  std::erase_if(offices, [&](const Office& office) {
    return office.id == receiving.id || !may_decide_for(ctx, receiving, office, procedure);
  });
  return offices;
}

std::vector<Office> offices_helping(const Context& ctx, const Office& receiving) {
  auto offices = active_offices(ctx);
  std::erase_if(offices, [&](const Office& office) { return office.id == receiving.id; });
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
