#include "core/law/law.h"

#include <gtest/gtest.h>

#include "tests/support/catalogue_builder.h"

namespace khongcho {
namespace {

CivilDay day(const char* text) {
  return *parse_day(text);
}

TEST(Law, TheLatestCatalogueBegunIsInForce) {
  Law law;
  law.catalogues = {a_catalogue(), a_catalogue()};
  law.catalogues[0].effective_to = day("2025-06-30");
  law.catalogues[1].version = 2;
  law.catalogues[1].effective_from = day("2023-10-02");

  EXPECT_EQ(law.catalogue_for("VN-2023-district", day("2022-12-31")), nullptr);
  EXPECT_EQ(law.catalogue_for("VN-2023-district", day("2023-10-01"))->version, 1);
  EXPECT_EQ(law.catalogue_for("VN-2023-district", day("2023-10-02"))->version, 2);
  EXPECT_EQ(law.catalogue_for("VN-2025-commune", day("2023-10-02")), nullptr);
}

TEST(Law, ACodeNamesAnotherUnitAnotherDay) {
  Law law;
  law.units = {{.code = "10828",
                .name = "Xã Cẩm Chế",
                .level = "commune",
                .valid_from = day("2023-01-01"),
                .valid_to = day("2024-11-30")},
               {.code = "10828",
                .name = "Xã Cẩm Việt",
                .level = "commune",
                .valid_from = day("2024-12-01")}};

  EXPECT_EQ(law.find_unit("10828", day("2024-11-30"))->name, "Xã Cẩm Chế");
  EXPECT_EQ(law.find_unit("10828", day("2024-12-01"))->name, "Xã Cẩm Việt");
  EXPECT_EQ(law.find_unit("10828", day("2022-12-31")), nullptr);
}

TEST(Law, AProcedureIsAppliedByIdOrCodeOfItsLevel) {
  const Procedure procedure = a_procedure();
  const auto model = [](const char* level, const char* named) {
    return ServiceModel{.applied = {{level, {named}}}};
  };

  EXPECT_TRUE(is_applied(model("commune", "C12"), procedure));
  EXPECT_TRUE(is_applied(model("commune", "2.000815"), procedure));
  EXPECT_FALSE(is_applied(model("district", "C12"), procedure));
  EXPECT_FALSE(is_applied(model("commune", "C01"), procedure));
}

TEST(Law, AModelOpensItsOwnSaturdays) {
  Law law;
  const Profile profile{.code = "p"};
  const ServiceModel saturday{.code = "saturday"};
  const ServiceModel friday{.code = "friday"};
  law.model_saturdays.emplace(
      "saturday", SaturdayRule{{{std::chrono::hours{8}, std::chrono::hours{12}}}, true});

  EXPECT_TRUE(law.calendar_of(profile, &saturday).saturday->counts);
  EXPECT_FALSE(law.calendar_of(profile, &friday).saturday);
  EXPECT_FALSE(law.calendar_of(profile, nullptr).saturday);
}

}  // namespace
}  // namespace khongcho
