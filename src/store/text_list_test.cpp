#include "store/text_list.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace khongcho::store {
namespace {

TEST(TextList, ComesBackAsItWas) {
  for (const std::vector<std::string>& texts :
       {std::vector<std::string>{}, {""}, {"Hộ tịch", "a \"b\" \\ \n c", "[]"}})
    EXPECT_EQ(list_from_text(text_of_list(texts)), texts);
  EXPECT_EQ(text_of_list({}), "[]");
}

TEST(TextList, RefusesWhatIsNoListOfTexts) {
  for (const char* text : {"", "x", "{}", "[1]", "[\"a\""})
    EXPECT_THROW(list_from_text(text), std::runtime_error) << text;
}

}  // namespace
}  // namespace khongcho::store
