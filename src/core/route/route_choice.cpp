#include "core/route/route_choice.h"

#include <algorithm>

namespace khongcho {

namespace {

bool contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

// 2 by procedure, 1 by field, 0 not at all.
int fit(const Route& route, std::string_view profile, std::string_view level,
        const Procedure& procedure) {
  if (route.level != level || !contains(route.profiles, profile)) return 0;
  if (contains(route.procedures, procedure.id)) return 2;
  return contains(route.fields, procedure.field) ? 1 : 0;
}

bool is_latest(const std::vector<const Route*>& routes, const Route& route) {
  return std::ranges::none_of(routes, [&](const Route* other) {
    return other->id == route.id && other->version > route.version;
  });
}

}  // namespace

const Route* choose_route(const std::vector<const Route*>& routes, std::string_view profile,
                          std::string_view level, const Procedure& procedure) {
  const Route* best = nullptr;
  int best_fit = 0;
  for (const Route* route : routes) {
    const int fits = fit(*route, profile, level, procedure);
    if (fits <= best_fit || !is_latest(routes, *route)) continue;
    best = route;
    best_fit = fits;
  }
  return best;
}

}  // namespace khongcho
