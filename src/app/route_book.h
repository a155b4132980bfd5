// The routes in use: those shipped with the law and those published here. A version never changes
// and stays for good, so a pointer to one holds as long as the book; asking costs no query.
#pragma once

#include <deque>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/people/office.h"
#include "core/procedure/procedure.h"
#include "core/route/route.h"

namespace khongcho::app {

class RouteBook {
 public:
  explicit RouteBook(const std::vector<Route>& shipped);
  RouteBook(const RouteBook&) = delete;

  // That a dossier received now begins with: the latest version; null where the law has none.
  const Route* route_for(const Office& office, const Procedure& procedure) const;
  // "commune-civil-status@1", as a dossier carries it; null for "" and for one never heard of.
  const Route* find(std::string_view key) const;
  const Route* latest(std::string_view id) const;
  std::vector<const Route*> all_latest() const;               // by id
  std::vector<const Route*> versions(std::string_view id) const;  // the latest first

  // A published version; of a key known already the published one is taken from now on.
  void add(Route route);

 private:
  const Route* find_locked(std::string_view key) const;

  mutable std::shared_mutex mutex_;
  std::deque<Route> kept_;
  std::vector<const Route*> current_;  // one a key
};

}  // namespace khongcho::app
