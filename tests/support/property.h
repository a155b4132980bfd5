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
void check_property(Property property) {
  const auto with_dice = [property] {
    const auto any = rc::gen::resize(1'000, rc::gen::arbitrary<unsigned>());
    Dice dice{*rc::gen::noShrink(any)};
    property(dice);
  };
  rc::detail::TestParams params;
  params.maxSuccess = kPropertyCases;
  rc::detail::TestMetadata about;
  about.description = testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto outcome = rc::detail::checkTestable(with_dice, about, params);
  if (outcome.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream text;
  rc::detail::printResultMessage(outcome, text);
  FAIL() << text.str();
}

}  // namespace khongcho
