#include "base/number_words.h"

#include <gtest/gtest.h>

namespace khongcho {
namespace {

TEST(NumberWords, AreThoseOfPapers) {
  EXPECT_EQ(number_in_words(1), "một");
  EXPECT_EQ(number_in_words(4), "bốn");
  EXPECT_EQ(number_in_words(10), "mười");
  EXPECT_EQ(number_in_words(15), "mười lăm");
  EXPECT_EQ(number_in_words(21), "hai mươi mốt");
  EXPECT_EQ(number_in_words(24), "hai mươi tư");
  EXPECT_EQ(number_in_words(31), "ba mươi mốt");
  EXPECT_EQ(number_in_words(1955), "một nghìn chín trăm năm mươi lăm");
  EXPECT_EQ(number_in_words(2000), "hai nghìn");
  EXPECT_EQ(number_in_words(2005), "hai nghìn không trăm lẻ năm");
  EXPECT_EQ(number_in_words(2010), "hai nghìn không trăm mười");
  EXPECT_EQ(number_in_words(2023), "hai nghìn không trăm hai mươi ba");
}

}  // namespace
}  // namespace khongcho
