#include "core/procedure/procedure.h"

#include <gtest/gtest.h>

#include "core/procedure/limit_text.h"
#include "core/procedure/search.h"
#include "tests/support/catalogue_builder.h"

namespace khongcho {
namespace {

TEST(Procedure, KnowsThePublishedShapesOfItsCode) {
  for (const char* code : {"1.001193", "2.000815", "2.000815.000.00.00.H55", "2.000815.02",
                           "2.000815.000.00.00.H55.02"})
    EXPECT_TRUE(is_procedure_code(code)) << code;
  for (const char* code : {"", "0.001193", "1.00119", "1.0011933", "1,001193", "a.001193",
                           "1.001193.", "1.001193.2", "2.000815.000.00.00.h55", "1.00119x"})
    EXPECT_FALSE(is_procedure_code(code)) << code;
}

TEST(Procedure, IsFoundByIdOrCodeWithinItsLevel) {
  Catalogue catalogue = a_catalogue();
  Procedure district = a_procedure("D03", "2.000815");
  district.level = "district";
  catalogue.procedures.push_back(district);

  EXPECT_EQ(catalogue.find("commune", "2.000815")->id, "C12");
  EXPECT_EQ(catalogue.find("district", "2.000815")->id, "D03");
  EXPECT_EQ(catalogue.find("commune", "D03"), nullptr);
  EXPECT_EQ(catalogue.find_by_id("D03")->level, "district");
  EXPECT_EQ(catalogue.find_by_slug("dang-ky-khai-sinh")->id, "C01");
  EXPECT_EQ(catalogue.of_level("commune").size(), 2u);
}

TEST(Procedure, SomeAnswersHaveALimitOfTheirOwn) {
  const Catalogue catalogue = a_catalogue();
  const Procedure& birth = *catalogue.find_by_id("C01");

  EXPECT_EQ(limit_for(birth, {{"copies_ready", "no"}}).n, 3);
  EXPECT_EQ(limit_for(birth, {{"copies_ready", "yes"}}).kind, TimeLimitKind::same_day);
  EXPECT_EQ(limit_for(birth, {}).kind, TimeLimitKind::same_day);
}

TEST(Procedure, EveryEnumeratorHasATextThatLeadsBack) {
  for (const auto kind : {FeeKind::free, FeeKind::per_page, FeeKind::per_case, FeeKind::per_copy,
                          FeeKind::per_transaction, FeeKind::per_document, FeeKind::province_set})
    EXPECT_EQ(fee_kind_of(text_of(kind)), kind);
  for (const auto mode :
       {OnlineMode::full_online, OnlineMode::partial_online, OnlineMode::in_person})
    EXPECT_EQ(online_mode_of(text_of(mode)), mode);
  EXPECT_EQ(component_mode_of("present"), ComponentMode::present);
  EXPECT_FALSE(fee_kind_of("gratis"));
}

TEST(LimitText, ReadsBackWhatItWrites) {
  for (const char* text :
       {"same_day 15:00", "same_day 14:30", "working_days 3", "working_hours 8", "none"})
    EXPECT_EQ(limit_text_of(*parse_limit_text(text)), text);
  for (const char* text : {"", "same_day", "same_day 25:00", "working_days", "working_days 0",
                           "working_days -1", "working_days 3x", "none 3", "soon"})
    EXPECT_FALSE(parse_limit_text(text)) << text;
}

class Search : public testing::Test {
 protected:
  std::string first(const std::string& words) const {
    const auto found = ProcedureIndex(catalogue.of_level("commune")).find(words);
    return found.empty() ? "" : found.front()->id;
  }
  Catalogue catalogue = a_catalogue();
};

TEST_F(Search, FindsByEverydayWordsWithAndWithoutMarks) {
  EXPECT_EQ(first("sao y"), "C12");
  EXPECT_EQ(first("SAO Y BẢN CHÍNH"), "C12");
  EXPECT_EQ(first("giay khai sinh"), "C01");
  EXPECT_EQ(first("khai sinh cho con"), "C01");
}

TEST_F(Search, TheLastWordMayBeHalfTyped) {
  EXPECT_EQ(first("khai si"), "C01");
  EXPECT_EQ(first("cong chung gia"), "C12");
  EXPECT_EQ(first("kha sinh"), "");
}

TEST_F(Search, FindsByCodeAndByField) {
  EXPECT_EQ(first("2.000815"), "C12");
  EXPECT_EQ(first("1.001193"), "C01");
  EXPECT_EQ(first("ho tich"), "C01");
}

TEST_F(Search, EveryWordMustBeFoundSomewhere) {
  EXPECT_EQ(first("khai sinh máy bay"), "");
  EXPECT_EQ(first("!!!"), "C12");  // no word at all: the list as it stands
}

TEST_F(Search, NoWordsGiveTheListUpToTheLimit) {
  const ProcedureIndex index(catalogue.of_level("commune"));

  EXPECT_EQ(index.find("").size(), 2u);
  EXPECT_EQ(index.find("", 1).size(), 1u);
}

}  // namespace
}  // namespace khongcho
