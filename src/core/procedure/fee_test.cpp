#include "core/procedure/fee.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <initializer_list>

#include "tests/support/catalogue_builder.h"

namespace khongcho {
namespace {

FeeRule per_page() {
  return a_procedure().fee;
}

TEST(Fee, FivePagesInThreeCopiesCostTwentyOneThousand) {
  EXPECT_EQ(compute_fee(per_page(), {.pages = 5, .copies = 3})->amount, 21'000);
}

TEST(Fee, OneCopyNeverCostsMoreThanTheCap) {
  EXPECT_EQ(compute_fee(per_page(), {.pages = 250, .copies = 1})->amount, 200'000);
  EXPECT_EQ(compute_fee(per_page(), {.pages = 250, .copies = 2})->amount, 400'000);
}

TEST(Fee, TheThirdPageIsTheFirstCheaperOne) {
  EXPECT_EQ(compute_fee(per_page(), {.pages = 1})->amount, 2'000);
  EXPECT_EQ(compute_fee(per_page(), {.pages = 2})->amount, 4'000);
  EXPECT_EQ(compute_fee(per_page(), {.pages = 3})->amount, 5'000);
  EXPECT_EQ(compute_fee(per_page(), {.pages = 198})->amount, 200'000);
  EXPECT_EQ(compute_fee(per_page(), {.pages = 199})->amount, 200'000);
}

TEST(Fee, EachKindLooksOnlyAtItsOwnNumbers) {
  const FeeQuestion question{.pages = 9, .copies = 3, .cases = 2};

  EXPECT_EQ(compute_fee({.kind = FeeKind::free}, question)->amount, 0);
  EXPECT_EQ(compute_fee({.kind = FeeKind::per_copy, .amount = 8'000}, question)->amount, 24'000);
  EXPECT_EQ(compute_fee({.kind = FeeKind::per_case, .amount = 10'000}, question)->amount, 20'000);
  EXPECT_EQ(compute_fee({.kind = FeeKind::per_document, .amount = 8'000}, question)->amount,
            16'000);
  EXPECT_EQ(compute_fee({.kind = FeeKind::per_transaction, .amount = 50'000}, question)->amount,
            100'000);
  EXPECT_EQ(compute_fee({.kind = FeeKind::province_set, .amount = 150'000}, question)->amount,
            150'000);
}

TEST(Fee, AnExemptionTakesItsShareOffAndKeepsTheFullPrice) {
  const auto half = compute_fee(per_page(), {.pages = 5, .copies = 1, .exemption = "half"});
  const auto poor =
      compute_fee(per_page(), {.pages = 5, .copies = 1, .exemption = "poor_household"});

  EXPECT_EQ(*half, (Fee{7'000, 3'500}));
  EXPECT_EQ(*poor, (Fee{7'000, 0}));
}

TEST(Fee, RefusesAnExemptionTheRuleDoesNotHave) {
  const auto outcome = compute_fee(per_page(), {.exemption = "friend_of_the_chair"});

  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().message_id, "fee.unknown_exemption");
  EXPECT_EQ(outcome.error().input, "exemption");
}

TEST(Fee, RefusesNumbersNoRealDossierHas) {
  for (const int wrong : std::initializer_list<int>{0, -1, 10'001}) {
    const auto outcome = compute_fee(per_page(), {.pages = wrong});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().message_id, "fee.wrong_number");
    EXPECT_EQ(outcome.error().input, "pages");
  }
  EXPECT_EQ(compute_fee(per_page(), {.copies = 0}).error().input, "copies");
  EXPECT_EQ(compute_fee({.kind = FeeKind::per_case, .amount = 1}, {.cases = 0}).error().input,
            "cases");
}

TEST(Fee, DoesNotAskForPagesWhereTheyDoNotMatter) {
  EXPECT_TRUE(compute_fee({.kind = FeeKind::per_copy, .amount = 8'000}, {.pages = 0}));
  EXPECT_TRUE(asks_pages(per_page()));
  EXPECT_FALSE(asks_pages({.kind = FeeKind::per_copy}));
  EXPECT_TRUE(asks_copies({.kind = FeeKind::per_copy}));
  EXPECT_TRUE(asks_cases({.kind = FeeKind::per_transaction}));
  EXPECT_FALSE(asks_cases({.kind = FeeKind::province_set}));
}

RC_GTEST_PROP(Fee, MorePagesNeverCostLess, ()) {
  const int pages = *rc::gen::inRange(1, 9'999);
  const int copies = *rc::gen::inRange(1, 1'000);
  const FeeQuestion fewer{.pages = pages, .copies = copies};
  const FeeQuestion more{.pages = pages + 1, .copies = copies};

  const Money cheaper = compute_fee(per_page(), fewer)->amount;
  const Money dearer = compute_fee(per_page(), more)->amount;

  RC_ASSERT(cheaper <= dearer);
  RC_ASSERT(dearer <= Money{200'000} * copies);
}

}  // namespace
}  // namespace khongcho
