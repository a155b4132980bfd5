#include "core/law/law.h"

#include <algorithm>

namespace khongcho {
namespace {

template <typename T, typename Fits>
const T* find_where(const std::vector<T>& all, Fits fits) {
  const auto found = std::find_if(all.begin(), all.end(), fits);
  return found == all.end() ? nullptr : &*found;
}

bool in_force(CivilDay from, const std::optional<CivilDay>& to, CivilDay on) {
  return from <= on && (!to || on <= *to);
}

}  // namespace

const LevelNames* Profile::find_level(std::string_view level) const {
  return find_where(levels, [&](const LevelNames& names) { return names.level == level; });
}

const Profile* Law::find_profile(std::string_view code) const {
  return find_where(profiles, [&](const Profile& profile) { return profile.code == code; });
}

const ServiceModel* Law::find_model(std::string_view code) const {
  return find_where(models, [&](const ServiceModel& model) { return model.code == code; });
}

CalendarRules Law::calendar_of(const Profile& profile, const ServiceModel* model) const {
  CalendarRules rules = profile.calendar;
  if (!model) return rules;
  const auto saturday = model_saturdays.find(model->code);
  if (saturday != model_saturdays.end()) rules.saturday = saturday->second;
  return rules;
}

const Catalogue* Law::catalogue_for(std::string_view profile, CivilDay on) const {
  const Catalogue* latest = nullptr;
  for (const Catalogue& catalogue : catalogues) {
    if (catalogue.profile != profile) continue;
    if (!in_force(catalogue.effective_from, catalogue.effective_to, on)) continue;
    if (!latest || latest->effective_from < catalogue.effective_from) latest = &catalogue;
  }
  return latest;
}

const Unit* Law::find_unit(std::string_view code, CivilDay on) const {
  return find_where(units, [&](const Unit& unit) {
    return unit.code == code && in_force(unit.valid_from, unit.valid_to, on);
  });
}

const FormText* Law::find_form(std::string_view form_set, std::string_view no_or_kind) const {
  return find_where(forms, [&](const FormText& form) {
    return form.form_set == form_set && (form.form_no == no_or_kind || form.kind == no_or_kind);
  });
}

const OfficeSeed* Law::find_office(std::string_view slug_or_code) const {
  return find_where(offices, [&](const OfficeSeed& office) {
    return office.slug == slug_or_code || office.code == slug_or_code;
  });
}

const WaitingRoomRules* Law::find_waiting_room(std::string_view profile) const {
  return find_where(waiting_rooms,
                    [&](const WaitingRoomRules& rules) { return rules.profile == profile; });
}

const AlarmRules* Law::find_alarms(std::string_view profile) const {
  return find_where(alarms, [&](const AlarmRules& rules) { return rules.profile == profile; });
}

const ResultText* Law::find_result(std::string_view procedure_code) const {
  const auto own = find_where(results, [&](const ResultText& text) {
    return std::ranges::find(text.procedures, procedure_code) != text.procedures.end();
  });
  if (own) return own;
  return find_where(results, [](const ResultText& text) { return text.procedures.empty(); });
}

const RegisterRules* Law::find_register(std::string_view kind) const {
  return find_where(registers, [&](const RegisterRules& rules) { return rules.kind == kind; });
}

bool is_applied(const ServiceModel& model, const Procedure& procedure) {
  return std::any_of(model.applied.begin(), model.applied.end(), [&](const AppliedList& list) {
    return list.level == procedure.level &&
           std::any_of(list.procedures.begin(), list.procedures.end(), [&](const auto& named) {
             return named == procedure.id || named == procedure.code;
           });
  });
}

}  // namespace khongcho
