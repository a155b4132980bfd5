#include "app/law_book.h"

#include <gtest/gtest.h>

#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::OfficeWorld;
using test::at;

TEST(LawBook, OpensTheSaturdaysOfAModelToItsOfficesAlone) {
  const LawBook& law = OfficeWorld::law();
  const Instant saturday = at("2026-01-24T08:15:00+07:00");
  const Office with{.profile = "VN-2025-commune", .model = "saturday"};
  const Office without{.profile = "VN-2025-commune", .model = "an-hai-nam"};

  EXPECT_EQ(*law.calendar(with).next_open(saturday), saturday);
  EXPECT_GT(*law.calendar(without).next_open(saturday), saturday);
}

TEST(LawBook, KnowsNoProfileThatTheDataDoesNotHave) {
  EXPECT_THROW(OfficeWorld::law().calendar("VN-1802-court", ""), std::runtime_error);
}

}  // namespace
}  // namespace khongcho::app
