// A property checked on a thousand cases, each from dice of its own. A failure names the number
// that seeds them.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>

#include "tests/support/random_promise_case.h"

namespace khongcho {

constexpr int kPropertyCases = 1'000;

template <typename Property>
rc::detail::TestResult try_property(Property property) {
  const auto with_dice = [property] {
    const auto any = rc::gen::resize(1'000, rc::gen::arbitrary<unsigned>());
    Dice dice{*rc::gen::noShrink(any)};
    property(dice);
  };
  rc::detail::TestParams params;
  params.maxSuccess = kPropertyCases;
  rc::detail::TestMetadata about;
  about.description = testing::UnitTest::GetInstance()->current_test_info()->name();
  return rc::detail::checkTestable(with_dice, about, params);
}

template <typename Property>
void check_property(Property property) {
  const auto outcome = try_property(property);
  if (outcome.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream text;
  rc::detail::printResultMessage(outcome, text);
  FAIL() << text.str();
}

// That the property finds out what it is there to find out: some case must break it.
template <typename Property>
void check_property_breaks(Property property) {
  EXPECT_TRUE(try_property(property).template is<rc::detail::FailureResult>());
}

}  // namespace khongcho
