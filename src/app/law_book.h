// The law as loaded, with its calendars compiled: what commands and views ask when they need a
// due time, a procedure or a form. Made once at start; only its book of routes grows.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/route_book.h"
#include "base/expected.h"
#include "core/calendar/calendar.h"
#include "core/law/law.h"
#include "core/people/office.h"
#include "core/procedure/search.h"
#include "core/promise/promise.h"

namespace khongcho::app {

class LawBook {
 public:
  // Throws std::runtime_error naming the profile whose calendar cannot be compiled.
  explicit LawBook(Law law);
  LawBook(const LawBook&) = delete;

  const Law& law() const { return law_; }
  // Throws std::runtime_error for a profile the data does not have: an office row that lies.
  const Profile& profile(std::string_view code) const;
  // With the days the model adds to the profile's: Saturdays opened for its sake.
  const Calendar& calendar(std::string_view profile, std::string_view model) const;
  const Calendar& calendar(const Office& office) const {
    return calendar(office.profile, office.model);
  }
  const ServiceModel* model(std::string_view code) const { return law_.find_model(code); }
  const LevelNames& level_names(const Office& office) const;

  // In force that day; null where there is none.
  const Catalogue* catalogue(const Office& office, CivilDay on) const;
  // Of the office's level: by id, code or slug. Null where there is none.
  const Procedure* procedure(const Office& office, std::string_view key, CivilDay on) const;
  std::vector<const Procedure*> procedures(const Office& office, CivilDay on) const;
  std::vector<const Procedure*> find_procedures(const Office& office, std::string_view words,
                                                CivilDay on, std::size_t limit = 10) const;
  // How the waiting room of the office is cut; the data has one for every profile.
  const WaitingRoomRules& waiting_room(const Office& office) const;
  // Services people can take a number for there that day: those with a procedure of the office's
  // level, and the one for everything else.
  std::vector<const QueueService*> queue_services(const Office& office, CivilDay on) const;
  bool on_list(const Office& office, const Procedure& procedure) const;
  RouteBook& routes() const { return *routes_; }

 private:
  void compile(const Profile& profile, const ServiceModel* model);

  Law law_;
  std::unique_ptr<RouteBook> routes_;
  // By profile; by "profile/model" where the model adds days.
  std::map<std::string, Calendar, std::less<>> calendars_;
};

}  // namespace khongcho::app
