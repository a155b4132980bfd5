// A property checked on a thousand different cases, each from dice of its own. A failure names the
// number that seeds them.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <sstream>
#include <utility>

#include "tests/support/random_promise_case.h"

namespace khongcho {

constexpr int kPropertyCases = 1'000;

struct Tried {
  rc::detail::TestResult result;
  std::set<unsigned> cases;  // the seeds of their dice
};

template <typename Property>
Tried try_property(Property property) {
  std::set<unsigned> cases;
  const auto with_dice = [property, &cases] {
    // A size beyond the nominal one overflows, and three cases of four are the same.
    const auto any = rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<unsigned>());
    const unsigned seed = *rc::gen::noShrink(any);
    cases.insert(seed);
    Dice dice{seed};
    property(dice);
  };
  rc::detail::TestParams params;
  params.maxSuccess = kPropertyCases;
  rc::detail::TestMetadata about;
  about.description = testing::UnitTest::GetInstance()->current_test_info()->name();
  auto result = rc::detail::checkTestable(with_dice, about, params);
  return {std::move(result), std::move(cases)};
}

template <typename Property>
void check_property(Property property) {
  const auto [outcome, cases] = try_property(property);
  if (outcome.template is<rc::detail::SuccessResult>()) {
    // Of 32 bits each, two may meet once in some thousand runs.
    EXPECT_GE(cases.size(), kPropertyCases - 1u);
    return;
  }
  std::ostringstream text;
  rc::detail::printResultMessage(outcome, text);
  FAIL() << text.str();
}

// That the property finds out what it is there to find out: some case must break it.
template <typename Property>
void check_property_breaks(Property property) {
  EXPECT_TRUE(try_property(property).result.template is<rc::detail::FailureResult>());
}

}  // namespace khongcho
