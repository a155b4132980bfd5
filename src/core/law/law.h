// The law as dated data: profiles (which levels, names, hours, forms hold when), holiday
// calendars, catalogues, models, units, forms, and the offices a profile ships with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "core/alarm/alarm_rules.h"
#include "core/calendar/calendar_rules.h"
#include "core/law/form_text.h"
#include "core/law/result_text.h"
#include "core/procedure/procedure.h"
#include "core/promise/service_model.h"
#include "core/queue/waiting_room_rules.h"
#include "core/route/route.h"

namespace khongcho {

// What things are called at one level; never written in code or templates.
struct LevelNames {
  std::string level;             // "district", "commune"
  std::string name;              // "Cấp huyện"
  std::string unit_words;        // "huyện", "xã, thị trấn"
  std::string office_name;       // "Bộ phận Tiếp nhận và Trả kết quả"
  std::string authority_name;    // "Ủy ban nhân dân huyện"
  std::string authority_short;   // "UBND huyện"
  std::string signer_title;      // "Thủ trưởng cơ quan chuyên môn"
  std::string specialist_title;  // "Công chức chuyên môn"
};

// A year of the holiday calendar that is not certain, or a day still being decided.
struct CalendarNote {
  int year = 0;
  std::optional<CivilDay> on = {};
  std::string status;  // "final", "provisional", "pending"
  std::string text = {};
};

struct Profile {
  std::string code;  // "VN-2023-district"
  std::string name;
  CivilDay effective_from{};
  std::optional<CivilDay> effective_to = {};
  std::string calendar_code;     // "vn_2023_2027"
  CalendarRules calendar = {};   // hours of the profile with the days of that calendar
  bool hours_to_verify = false;  // the hours are common ones, not an official notice
  std::vector<CalendarNote> calendar_notes = {};
  std::string form_set;              // "2018"
  std::string default_model;         // ServiceModel::code
  std::string dossier_code_pattern;  // "{unit}-{yymmdd}-{n:4}"
  std::string province_name;         // "Hải Dương"
  std::string apology_rule = {};     // article printed on Mẫu 04
  std::vector<LevelNames> levels = {};

  const LevelNames* find_level(std::string_view level) const;
};

// Units are keyed by (code, valid_from): codes are used again for bigger units.
struct UnitSuccessor {
  std::string code;
  CivilDay valid_from{};
  bool whole = true;  // false: only a part of the old unit went there, so an address must be asked
};

struct Unit {
  std::string code;
  std::string name;   // "Xã Thanh Sơn"
  std::string level;  // "province", "district", "commune"
  std::string parent = {};
  CivilDay valid_from{};
  std::optional<CivilDay> valid_to = {};  // last day
  std::vector<UnitSuccessor> successors = {};
};

// An office (Bộ phận Một cửa) to set up with.
struct OfficeSeed {
  std::string profile;
  std::string code;  // "000.01.20.H23", the unit part of a dossier code
  std::string slug;  // "xa-hong-lac"
  std::string name;
  std::string authority;  // "Ủy ban nhân dân xã Hồng Lạc"
  std::string level;
  std::string unit;  // Unit::code
  std::string address;
  std::string hotline;
  std::vector<std::string> counters = {};  // names, in order
};

struct Law {
  std::vector<Profile> profiles = {};
  std::vector<ServiceModel> models = {};
  // Saturdays an office opens for the sake of a model, by ServiceModel::code.
  std::map<std::string, SaturdayRule, std::less<>> model_saturdays = {};
  std::vector<Catalogue> catalogues = {};
  std::vector<Unit> units = {};
  std::vector<FormText> forms = {};
  std::vector<OfficeSeed> offices = {};
  std::vector<WaitingRoomRules> waiting_rooms = {};  // one a profile
  std::vector<AlarmRules> alarms = {};               // one a profile
  std::vector<Route> routes = {};                    // as shipped, perhaps several versions of one
  std::vector<ResultText> results = {};
  std::vector<RegisterRules> registers = {};

  const Profile* find_profile(std::string_view code) const;
  const ServiceModel* find_model(std::string_view code) const;
  // The profile's calendar, with the Saturdays of the model when it asks for them.
  CalendarRules calendar_of(const Profile& profile, const ServiceModel* model) const;
  // The version in force that day: the latest begun of those not ended.
  const Catalogue* catalogue_for(std::string_view profile, CivilDay on) const;
  // The unit that bore the code that day.
  const Unit* find_unit(std::string_view code, CivilDay on) const;
  // By number within the set ("01") or by kind ("receipt").
  const FormText* find_form(std::string_view form_set, std::string_view no_or_kind) const;
  const OfficeSeed* find_office(std::string_view slug_or_code) const;
  const WaitingRoomRules* find_waiting_room(std::string_view profile) const;
  const AlarmRules* find_alarms(std::string_view profile) const;
  // The result document of a procedure, by its code: its own, else the one of the rest.
  const ResultText* find_result(std::string_view procedure_code) const;
  const RegisterRules* find_register(std::string_view kind) const;
};

// Is the procedure on the model's applied list of its level (by id or code)?
bool is_applied(const ServiceModel& model, const Procedure& procedure);

}  // namespace khongcho
