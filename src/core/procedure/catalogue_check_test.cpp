#include "core/procedure/catalogue_check.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/catalogue_builder.h"

namespace khongcho {
namespace {

TEST(CatalogueCheck, FindsNothingInASoundOne) {
  EXPECT_TRUE(check_catalogue(a_catalogue()).empty());
}

struct Fault {
  const char* name;
  std::function<void(Procedure&)> make;
  const char* path;
  const char* message_id;
};

void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}

class CatalogueFault : public testing::TestWithParam<Fault> {};

TEST_P(CatalogueFault, IsFoundWhereItIs) {
  Catalogue catalogue = a_catalogue();
  GetParam().make(catalogue.procedures[0]);

  const auto problems = check_catalogue(catalogue);

  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems.front().path, std::string("/procedures/0/") + GetParam().path);
  EXPECT_EQ(problems.front().reason.message_id, GetParam().message_id);
}

const Fault kFaults[] = {
    {"id", [](Procedure& p) { p.id = "C 12"; }, "id", "catalogue.bad_id"},
    {"code", [](Procedure& p) { p.code = "2000815"; }, "code", "catalogue.bad_code"},
    {"slug", [](Procedure& p) { p.slug = "Bản sao"; }, "slug", "catalogue.bad_slug"},
    {"blank_name", [](Procedure& p) { p.name = "  "; }, "name", "catalogue.blank"},
    {"everyday", [](Procedure& p) { p.everyday_names.pop_back(); }, "everyday_names",
     "catalogue.few_everyday_names"},
    {"semicolon", [](Procedure& p) { p.everyday_names[0] = "sao; y"; }, "everyday_names",
     "catalogue.semicolon"},
    {"limit", [](Procedure& p) { p.limit = {.kind = TimeLimitKind::working_days, .n = 0}; },
     "limit", "catalogue.bad_limit"},
    {"first_tier", [](Procedure& p) { p.fee.tiers[0].from_page = 2; }, "fee/tiers",
     "catalogue.bad_tiers"},
    {"tier_order", [](Procedure& p) { p.fee.tiers[1].from_page = 1; }, "fee/tiers",
     "catalogue.bad_tiers"},
    {"no_tiers", [](Procedure& p) { p.fee.tiers.clear(); }, "fee/tiers", "catalogue.bad_tiers"},
    {"negative",
     [](Procedure& p) { p.fee = {.kind = FeeKind::per_case, .amount = -1, .text = "x"}; },
     "fee/amount", "catalogue.bad_amount"},
    {"nothing", [](Procedure& p) { p.fee = {.kind = FeeKind::per_case, .text = "x"}; },
     "fee/amount", "catalogue.bad_amount"},
    {"percent", [](Procedure& p) { p.fee.exemptions[1].percent_off = 101; },
     "fee/exemptions/1/percent_off", "catalogue.bad_percent"},
    {"exemption_twice", [](Procedure& p) { p.fee.exemptions[1].id = "poor_household"; },
     "fee/exemptions/1/id", "catalogue.duplicate"},
    {"one_answer", [](Procedure& p) { p.questions[1].answers.pop_back(); }, "questions/1/answers",
     "catalogue.few_answers"},
    {"answer_id", [](Procedure& p) { p.questions[0].answers[1].id = "bà con"; },
     "questions/0/answers/1/id", "catalogue.bad_part_id"},
    {"component_twice", [](Procedure& p) { p.components[1].id = "original_paper"; },
     "components/1/id", "catalogue.duplicate"},
    {"no_copies", [](Procedure& p) { p.components[0].originals = 0; }, "components/0/originals",
     "catalogue.no_paper_asked"},
    {"many_copies", [](Procedure& p) { p.components[1].photocopies = 100; },
     "components/1/photocopies", "catalogue.bad_count"},
    {"situation",
     [](Procedure& p) {
       p.components[1].when = {{"copies_ready", "maybe"}};
     },
     "components/1/when", "catalogue.unknown_answer"},
    {"no_components", [](Procedure& p) { p.components.clear(); }, "components",
     "catalogue.no_components"},
    {"minutes", [](Procedure& p) { p.usual_minutes = 0; }, "usual_minutes",
     "catalogue.bad_minutes"},
};

INSTANTIATE_TEST_SUITE_P(All, CatalogueFault, testing::ValuesIn(kFaults),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(CatalogueCheck, NamesMayNotBeUsedTwice) {
  Catalogue catalogue = a_catalogue();
  catalogue.procedures.push_back(catalogue.procedures[0]);

  const auto problems = check_catalogue(catalogue);

  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].path, "/procedures/2/id");
  EXPECT_EQ(problems[1].path, "/procedures/2/code");
  EXPECT_EQ(problems[2].path, "/procedures/2/slug");
}

TEST(CatalogueCheck, TheSameCodeAtTwoLevelsIsTwoProcedures) {
  Catalogue catalogue = a_catalogue();
  Procedure district = a_procedure("D03", "2.000815");
  district.level = "district";
  district.slug += "-cap-huyen";
  catalogue.procedures.push_back(district);

  EXPECT_TRUE(check_catalogue(catalogue).empty());
}

TEST(CatalogueCheck, AnEmptyListOrDaysOutOfOrderAreNoCatalogue) {
  EXPECT_EQ(check_catalogue({.profile = "x"}).front().reason.message_id, "catalogue.empty");
  Catalogue catalogue = a_catalogue();
  catalogue.effective_to = catalogue.effective_from - std::chrono::days{1};

  EXPECT_EQ(check_catalogue(catalogue).front().path, "/effective_to");
}

}  // namespace
}  // namespace khongcho
