#include "core/procedure/checklist.h"

#include <gtest/gtest.h>

#include "tests/support/catalogue_builder.h"

namespace khongcho {
namespace {

std::vector<std::string> ids(const std::vector<const Component*>& components) {
  std::vector<std::string> all;
  for (const Component* component : components) all.push_back(component->id);
  return all;
}

std::vector<std::string> ids(const std::vector<Missing>& missing) {
  std::vector<std::string> all;
  for (const Missing& each : missing) all.push_back(each.component->id);
  return all;
}

using Ids = std::vector<std::string>;

TEST(Checklist, TheFirstAnswersAreTheUsualOnes) {
  const Procedure procedure = a_procedure();

  const auto answers = with_defaults(procedure, {});

  EXPECT_EQ(*answers, (std::vector<Answer>{{"submitter", "self"}, {"copies_ready", "yes"}}));
  EXPECT_EQ(ids(components_for(procedure, *answers)), (Ids{"original_paper", "copy", "letter"}));
}

TEST(Checklist, AsksOnlyForThePapersOfTheCase) {
  const Procedure procedure = a_procedure();

  const auto answers = with_defaults(procedure, {{"copies_ready", "no"}, {"submitter", "proxy"}});

  EXPECT_EQ(ids(components_for(procedure, *answers)),
            (Ids{"original_paper", "authorisation", "letter"}));
}

TEST(Checklist, AnyAnswerWithinAQuestionAndEveryQuestionNamed) {
  const std::vector<Answer> when{{"a", "1"}, {"a", "2"}, {"b", "1"}};

  EXPECT_TRUE(fits({}, {}));
  EXPECT_TRUE(fits(when, {{"a", "2"}, {"b", "1"}}));
  EXPECT_FALSE(fits(when, {{"a", "2"}, {"b", "2"}}));
  EXPECT_FALSE(fits(when, {{"a", "3"}, {"b", "1"}}));
  EXPECT_FALSE(fits(when, {{"a", "1"}}));
}

TEST(Checklist, RefusesAnswersItDoesNotKnow) {
  const Procedure procedure = a_procedure();

  EXPECT_EQ(with_defaults(procedure, {{"submitter", "nobody"}}).error().message_id,
            "checklist.unknown_answer");
  EXPECT_EQ(with_defaults(procedure, {{"weather", "self"}}).error().message_id,
            "checklist.unknown_answer");
  EXPECT_EQ(
      with_defaults(procedure, {{"submitter", "self"}, {"submitter", "proxy"}}).error().message_id,
      "checklist.answered_twice");
}

TEST(Checklist, NamesEverythingMissingAtOnceAndWithNumbers) {
  const Procedure procedure = a_procedure();
  const auto answers = with_defaults(procedure, {{"submitter", "proxy"}});

  const auto missing =
      missing_components(procedure, *answers, {{.component = "copy", .photocopies = 1}});

  EXPECT_EQ(ids(missing), (Ids{"original_paper", "copy", "authorisation"}));
  EXPECT_EQ(missing[1].photocopies, 1);
}

TEST(Checklist, WhatIsOptionalIsNeverMissing) {
  const Procedure procedure = a_procedure();
  const auto answers = with_defaults(procedure, {});

  EXPECT_TRUE(missing_components(procedure, *answers,
                                 {{.component = "original_paper", .originals = 1},
                                  {.component = "copy", .photocopies = 2}})
                  .empty());
}

TEST(Checklist, ABetterPaperDoesWhereALesserOneIsAsked) {
  const Procedure procedure = a_procedure();
  const auto answers = with_defaults(procedure, {});
  const HandedIn shown{.component = "original_paper", .originals = 1};

  EXPECT_TRUE(
      missing_components(procedure, *answers, {shown, {.component = "copy", .certified_copies = 2}})
          .empty());
  EXPECT_TRUE(missing_components(procedure, *answers,
                                 {shown, {.component = "copy", .originals = 1, .photocopies = 1}})
                  .empty());
  EXPECT_EQ(ids(missing_components(procedure, *answers,
                                   {{.component = "original_paper", .photocopies = 5},
                                    {.component = "copy", .photocopies = 2}})),
            (Ids{"original_paper"}));
}

TEST(Checklist, AnElectronicPaperDoesOnlyWhereTheProcedureSaysSo) {
  const Procedure procedure = a_procedure();
  const auto answers =
      with_defaults(procedure, {{"submitter", "relative"}, {"copies_ready", "no"}});

  const auto missing = missing_components(procedure, *answers,
                                          {{.component = "original_paper", .electronic = true},
                                           {.component = "authorisation", .electronic = true}});

  EXPECT_EQ(ids(missing), (Ids{"original_paper"}));
}

TEST(Checklist, NegativeNumbersDoNotMakeAPaperLessMissing) {
  const Procedure procedure = a_procedure();
  const auto answers = with_defaults(procedure, {{"copies_ready", "no"}});

  const auto missing =
      missing_components(procedure, *answers, {{.component = "original_paper", .originals = -3}});

  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].originals, 1);
}

}  // namespace
}  // namespace khongcho
