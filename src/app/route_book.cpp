#include "app/route_book.h"

#include <algorithm>

#include "core/route/route_choice.h"

namespace khongcho::app {

RouteBook::RouteBook(const std::vector<Route>& shipped) {
  for (const Route& route : shipped) add(route);
}

const Route* RouteBook::route_for(const Office& office, const Procedure& procedure) const {
  const std::shared_lock lock(mutex_);
  return choose_route(current_, office.profile, office.level, procedure);
}

const Route* RouteBook::find(std::string_view key) const {
  const std::shared_lock lock(mutex_);
  return find_locked(key);
}

const Route* RouteBook::find_locked(std::string_view key) const {
  const auto found = std::ranges::find(current_, key, &Route::key);
  return found == current_.end() ? nullptr : *found;
}

const Route* RouteBook::latest(std::string_view id) const {
  const auto all = versions(id);
  return all.empty() ? nullptr : all.front();
}

std::vector<const Route*> RouteBook::all_latest() const {
  const std::shared_lock lock(mutex_);
  std::vector<const Route*> all;
  for (const Route* route : current_) {
    const auto same = std::ranges::find(all, route->id, &Route::id);
    if (same == all.end())
      all.push_back(route);
    else if ((*same)->version < route->version)
      *same = route;
  }
  std::ranges::sort(all, {}, &Route::id);
  return all;
}

std::vector<const Route*> RouteBook::versions(std::string_view id) const {
  const std::shared_lock lock(mutex_);
  std::vector<const Route*> all;
  for (const Route* route : current_)
    if (route->id == id) all.push_back(route);
  std::ranges::sort(all, std::ranges::greater{}, &Route::version);
  return all;
}

void RouteBook::add(Route route) {
  const std::unique_lock lock(mutex_);
  const std::string key = route.key();
  if (const Route* known = find_locked(key); known && *known == route) return;
  const Route* made = &kept_.emplace_back(std::move(route));
  const auto same = std::ranges::find(current_, key, &Route::key);
  if (same == current_.end())
    current_.push_back(made);
  else
    *same = made;
}

}  // namespace khongcho::app
