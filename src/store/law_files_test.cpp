// What data/ ships must be sound, and says what the plan and the calendar say.
#include "store/law_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/procedure/fee.h"
#include "core/procedure/search.h"
#include "store/catalogue_json.h"

namespace khongcho::store {
namespace {

const std::filesystem::path kData = std::filesystem::path(KC_SOURCE_DIR) / "data";

std::string text_in(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const LawFiles& shipped() {
  static const LawFiles files = load_law(kData);
  return files;
}

CivilDay day(const char* text) {
  return *parse_day(text);
}

TEST(ShippedLaw, HasNoProblem) {
  const Locale locale =
      Locale::from_json("en", text_in(std::filesystem::path(KC_SOURCE_DIR) / "locale" / "en.json"));
  for (const DataProblem& problem : shipped().problems) ADD_FAILURE() << text_of(problem, locale);
  EXPECT_EQ(shipped().law.profiles.size(), 2u);
  EXPECT_EQ(shipped().law.models.size(), 4u);
}

TEST(ShippedLaw, ThePlanAppliesToFourteenAndTwentyOneProcedures) {
  const Law& law = shipped().law;
  const Catalogue* catalogue = law.catalogue_for("VN-2023-district", day("2023-09-29"));
  const ServiceModel* model = law.find_model("thanh-ha-2023");
  std::set<std::string> district_fields;
  std::set<std::string> commune_fields;
  int district = 0;
  int commune = 0;
  for (const Procedure& procedure : catalogue->procedures) {
    if (!is_applied(*model, procedure)) continue;
    (procedure.level == "district" ? district : commune) += 1;
    (procedure.level == "district" ? district_fields : commune_fields).insert(procedure.field);
  }

  EXPECT_EQ(district, 14);
  EXPECT_EQ(district_fields.size(), 4u);
  EXPECT_EQ(commune, 21);
  EXPECT_EQ(commune_fields.size(), 2u);
}

TEST(ShippedLaw, After2025TheCommuneHasWhatTheDistrictHad) {
  const Law& law = shipped().law;
  const Catalogue* before = law.catalogue_for("VN-2023-district", day("2025-06-30"));
  const Catalogue* after = law.catalogue_for("VN-2025-commune", day("2025-07-01"));

  EXPECT_EQ(law.catalogue_for("VN-2023-district", day("2025-07-01")), nullptr);
  EXPECT_TRUE(after->of_level("district").empty());
  for (const Procedure* procedure : before->of_level("district")) {
    // Copies of foreign papers became part of the commune's own procedure.
    const std::string code = procedure->code == "2.000843" ? "2.000815" : procedure->code;
    EXPECT_NE(after->find_by_code("commune", code), nullptr) << procedure->code;
  }
}

TEST(ShippedLaw, HasTheNonWorkingFridaysOfTheCalendar) {
  const CalendarRules& rules = shipped().law.profiles.front().calendar;
  std::vector<std::string> fridays;
  for (const SpecialDay& special : rules.days)
    if (special.kind != SpecialDayKind::swap_work && iso_weekday(special.on) == 5)
      fridays.push_back(iso_day(special.on));

  EXPECT_EQ(fridays, (std::vector<std::string>{
                         "2023-01-20", "2023-09-01", "2024-02-09", "2025-01-31", "2025-05-02",
                         "2026-01-02", "2026-02-20", "2026-05-01", "2027-01-01", "2027-02-05",
                         "2027-04-16", "2027-04-30", "2027-09-03"}));
}

TEST(ShippedLaw, MakeUpSaturdaysReplaceTheSwappedDays) {
  std::vector<std::string> swaps;
  for (const SpecialDay& special : shipped().law.profiles.front().calendar.days)
    if (special.kind == SpecialDayKind::swap_work)
      swaps.push_back(iso_day(special.on) + " " + iso_day(*special.replaces));

  EXPECT_EQ(swaps, (std::vector<std::string>{"2024-05-04 2024-04-29", "2025-04-26 2025-05-02",
                                             "2026-01-10 2026-01-02", "2026-08-22 2026-08-31"}));
}

TEST(ShippedLaw, WhatIsNotCertainIsSaidAndIsNoHoliday) {
  const Profile& profile = *shipped().law.find_profile("VN-2023-district");
  const auto& days = profile.calendar.days;

  EXPECT_TRUE(std::none_of(days.begin(), days.end(), [](const SpecialDay& special) {
    return special.on == day("2026-11-24");
  }));
  EXPECT_TRUE(std::any_of(profile.calendar_notes.begin(), profile.calendar_notes.end(),
                          [](const CalendarNote& note) {
                            return note.on == day("2026-11-24") && note.status == "pending";
                          }));
  EXPECT_TRUE(std::any_of(
      profile.calendar_notes.begin(), profile.calendar_notes.end(),
      [](const CalendarNote& note) { return note.year == 2027 && note.status == "provisional"; }));
  EXPECT_TRUE(shipped().law.find_profile("VN-2025-commune")->hours_to_verify);
}

TEST(ShippedLaw, ThanhHaHadTwentyCommunesAndFiveFollowed) {
  const Law& law = shipped().law;
  const auto communes = std::count_if(law.units.begin(), law.units.end(), [](const Unit& unit) {
    return unit.parent == "294" && unit.valid_from == day("2023-01-01");
  });
  const Unit* hong_lac = law.find_unit("10816", day("2024-01-01"));

  EXPECT_EQ(communes, 20);
  for (const char* code : {"10813", "10816", "10843", "10846", "10882"})
    EXPECT_EQ(law.find_unit(code, day("2025-07-01"))->parent, "31") << code;
  // An address in Hồng Lạc does not decide the new unit: two took a part each.
  ASSERT_EQ(hong_lac->successors.size(), 2u);
  EXPECT_FALSE(hong_lac->successors[0].whole);
  EXPECT_EQ(law.find_unit("10828", day("2023-05-01"))->name, "Xã Cẩm Chế");
  EXPECT_EQ(law.find_unit("10828", day("2025-01-01"))->name, "Xã Cẩm Việt");
  EXPECT_EQ(std::count_if(law.units.begin(), law.units.end(),
                          [](const Unit& unit) { return unit.parent == "31"; }),
            114);
}

TEST(ShippedLaw, EveryUnitThatEndedWithTheDistrictHasSuccessors) {
  for (const Unit& unit : shipped().law.units)
    if (unit.valid_to) {
      EXPECT_FALSE(unit.successors.empty()) << unit.name;
    }
}

TEST(ShippedLaw, TheOfficesOfThePlanAreThere) {
  const Law& law = shipped().law;

  std::map<std::string, int> of_level;
  for (const OfficeSeed& office : law.offices) ++of_level[office.level];
  EXPECT_EQ(of_level, (std::map<std::string, int>{{"district", 1},
                                                  {"commune", 20},
                                                  {"agency-police", 20},
                                                  {"agency-insurance", 1}}));
  EXPECT_EQ(law.find_office("000.00.20.H23")->level, "district");
  EXPECT_EQ(law.find_office("xa-thanh-son")->code, "000.25.20.H23");
}

TEST(ShippedLaw, BothFormSetsAreComplete) {
  const Law& law = shipped().law;
  for (const char* kind :
       {"receipt", "supplement", "refusal", "apology", "control_slip", "register"}) {
    EXPECT_NE(law.find_form("2018", kind), nullptr) << kind;
    EXPECT_NE(law.find_form("2025", kind), nullptr) << kind;
  }
  EXPECT_EQ(law.find_form("2018", "05")->kind, "control_slip");
  EXPECT_EQ(law.find_form("2025", "05")->kind, "stop");
  EXPECT_EQ(law.find_form("2018", "stop"), nullptr);
  EXPECT_EQ(law.find_form("2025", "07")->kind, "register");
}

TEST(ShippedLaw, TheFilesAreInTheFormTheProgramWrites) {
  for (const Catalogue& catalogue : shipped().law.catalogues)
    EXPECT_EQ(catalogue_json(catalogue),
              text_in(kData / "catalogue" / (catalogue.profile + ".json")))
        << catalogue.profile;
}

TEST(ShippedLaw, FeesFollowTheRulesOfTheCatalogue) {
  const Catalogue& catalogue = *shipped().law.catalogue_for("VN-2023-district", day("2023-09-29"));
  const auto amount = [&](const char* id, FeeQuestion question) {
    return compute_fee(catalogue.find_by_id(id)->fee, question)->amount;
  };

  EXPECT_EQ(amount("C12", {.pages = 5, .copies = 3}), 21'000);
  EXPECT_EQ(amount("C12", {.pages = 250, .copies = 1}), 200'000);
  EXPECT_EQ(amount("C04", {.copies = 2}), 16'000);
  EXPECT_EQ(amount("C04", {.copies = 2, .exemption = "poor_household"}), 0);
  EXPECT_EQ(amount("C20", {.exemption = "farm_loan"}), 0);
  EXPECT_EQ(amount("C13", {.cases = 2}), 20'000);
  EXPECT_EQ(amount("D08", {}), 100'000);
}

TEST(ShippedLaw, EverydayWordsFindTheProcedureFirst) {
  const Catalogue& catalogue = *shipped().law.catalogue_for("VN-2023-district", day("2023-09-29"));
  const ProcedureIndex commune(catalogue.of_level("commune"));
  const ProcedureIndex district(catalogue.of_level("district"));
  const auto first = [](const ProcedureIndex& index, const char* words) {
    const auto found = index.find(words);
    return found.empty() ? std::string{} : found.front()->id;
  };

  EXPECT_EQ(first(commune, "sao y"), "C12");
  EXPECT_EQ(first(commune, "xac nhan doc than"), "C05");
  EXPECT_EQ(first(commune, "doc than"), "C05");
  EXPECT_EQ(first(commune, "giấy khai sinh"), "C01");
  EXPECT_EQ(first(commune, "khai sinh"), "C01");
  EXPECT_EQ(first(commune, "bao tu"), "C02");
  EXPECT_EQ(first(commune, "khai tu"), "C02");
  EXPECT_EQ(first(commune, "ket hon"), "C03");
  EXPECT_EQ(first(commune, "trich luc"), "C04");
  EXPECT_EQ(first(commune, "1.004859"), "C10");
  EXPECT_EQ(first(commune, "mua ban dat"), "C20");
  EXPECT_EQ(first(commune, "di chuc"), "C19");
  EXPECT_EQ(first(commune, "so yeu ly lich"), "C13");
  EXPECT_EQ(first(commune, "chung thuc ban sa"), "C12");
  EXPECT_EQ(first(district, "mo cua hang"), "D08");
  EXPECT_EQ(first(district, "chuyen truong"), "D13");
  EXPECT_EQ(first(district, "mat giay dang ky kinh doanh"), "D12");
}

TEST(ShippedLaw, EveryProcedureCanBeFoundByEachOfItsNames) {
  for (const Catalogue& catalogue : shipped().law.catalogues) {
    for (const char* level : {"district", "commune"}) {
      const ProcedureIndex index(catalogue.of_level(level));
      for (const Procedure* procedure : catalogue.of_level(level))
        for (const std::string& name : procedure->everyday_names) {
          const auto found = index.find(name);
          EXPECT_NE(std::find(found.begin(), found.end(), procedure), found.end()) << name;
        }
    }
  }
}

TEST(FindDataDir, TheEnvironmentDecidesFirst) {
  setenv("KHONGCHO_DATA", "/somewhere/else", 1);
  EXPECT_EQ(find_data_dir(), std::filesystem::path("/somewhere/else"));
  unsetenv("KHONGCHO_DATA");
}

}  // namespace
}  // namespace khongcho::store
