#include "app/law_book.h"

#include <algorithm>
#include <stdexcept>

namespace khongcho::app {

namespace {

std::string key_of(std::string_view profile, std::string_view model) {
  return std::string(profile) + "/" + std::string(model);
}

}  // namespace

LawBook::LawBook(Law law)
    : law_(std::move(law)), routes_(std::make_unique<RouteBook>(law_.routes)) {
  for (const Profile& profile : law_.profiles) {
    compile(profile, nullptr);
    for (const auto& [code, saturdays] : law_.model_saturdays)
      compile(profile, law_.find_model(code));
  }
}

void LawBook::compile(const Profile& profile, const ServiceModel* model) {
  auto calendar = Calendar::compile(law_.calendar_of(profile, model));
  if (!calendar)
    throw std::runtime_error("profile " + profile.code + ": " + calendar.error().message_id);
  calendars_.emplace(model ? key_of(profile.code, model->code) : profile.code,
                     std::move(*calendar));
}

const Profile& LawBook::profile(std::string_view code) const {
  const Profile* found = law_.find_profile(code);
  if (!found) throw std::runtime_error("no profile " + std::string(code) + " in the law data");
  return *found;
}

const Calendar& LawBook::calendar(std::string_view profile, std::string_view model) const {
  auto found = calendars_.find(key_of(profile, model));
  if (found == calendars_.end()) found = calendars_.find(profile);
  if (found == calendars_.end())
    throw std::runtime_error("no profile " + std::string(profile) + " in the law data");
  return found->second;
}

const LevelNames& LawBook::level_names(const Office& office) const {
  const LevelNames* found = profile(office.profile).find_level(office.level);
  if (!found)
    throw std::runtime_error("profile " + office.profile + " has no level " + office.level);
  return *found;
}

const Catalogue* LawBook::catalogue(const Office& office, CivilDay on) const {
  return law_.catalogue_for(office.profile, on);
}

const Procedure* LawBook::procedure(const Office& office, std::string_view key, CivilDay on) const {
  const Catalogue* list = catalogue(office, on);
  if (!list) return nullptr;
  if (const Procedure* found = list->find(office.level, key))
    return found->level == office.level ? found : nullptr;
  const Procedure* found = list->find_by_slug(key);
  return found && found->level == office.level ? found : nullptr;
}

std::vector<const Procedure*> LawBook::procedures(const Office& office, CivilDay on) const {
  const Catalogue* list = catalogue(office, on);
  return list ? list->of_level(office.level) : std::vector<const Procedure*>{};
}

std::vector<const Procedure*> LawBook::find_procedures(const Office& office, std::string_view words,
                                                       CivilDay on, std::size_t limit) const {
  return ProcedureIndex(procedures(office, on)).find(words, limit);
}

const WaitingRoomRules& LawBook::waiting_room(const Office& office) const {
  const WaitingRoomRules* found = law_.find_waiting_room(office.profile);
  if (!found)
    throw std::runtime_error("profile " + office.profile + " has no waiting room in the law data");
  return *found;
}

std::vector<const QueueService*> LawBook::queue_services(const Office& office, CivilDay on) const {
  const WaitingRoomRules& rules = waiting_room(office);
  const auto offered = procedures(office, on);
  std::vector<const QueueService*> services;
  for (const QueueService& service : rules.services)
    if (service.fields.empty() || std::ranges::any_of(offered, [&](const Procedure* each) {
          return rules.service_of(each->field) == &service;
        }))
      services.push_back(&service);
  return services;
}

bool LawBook::on_list(const Office& office, const Procedure& procedure) const {
  const ServiceModel* found = model(office.model);
  return found && is_applied(*found, procedure);
}

}  // namespace khongcho::app
