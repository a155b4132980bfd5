#include "core/queue/spoken_call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace khongcho {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Locale locale(const std::string& language) {
  std::ifstream file(std::string(KC_SOURCE_DIR) + "/locale/" + language + ".json");
  return Locale::from_json(language, std::string(std::istreambuf_iterator<char>(file), {}));
}

const Locale& vietnamese() {
  static const Locale vi = locale("vi");
  return vi;
}

SpokenCall said(std::string_view number, std::string_view counter) {
  return spoken_call(vietnamese(), number, counter);
}

TEST(SpokenCall, SaysLetterAndDigitsOneByOne) {
  const SpokenCall call = said("A027", "Quầy 3");

  EXPECT_THAT(call.clips, ElementsAre("xin-moi-so", "a", "0", "2", "7", "den-quay-so", "3"));
  EXPECT_EQ(call.sentence, "Xin mời số, A, không, hai, bảy, đến quầy, số, ba");
}

TEST(SpokenCall, SaysTheNumberOfACounterAndNotItsField) {
  const SpokenCall call = said("B1004", "Quầy 2: Tài chính - Kế hoạch");

  EXPECT_THAT(call.clips, ElementsAre("xin-moi-so", "b", "1", "0", "0", "4", "den-quay-so", "2"));
  EXPECT_EQ(call.sentence, "Xin mời số, bê, một, không, không, bốn, đến quầy, số, hai");
}

TEST(SpokenCall, SaysCountersPastNineDigitByDigit) {
  EXPECT_THAT(said("C001", "Quầy số 12").clips,
              ElementsAre("xin-moi-so", "c", "0", "0", "1", "den-quay-so", "1", "2"));
  EXPECT_THAT(said("C001", "quầy 03A").clips,
              ElementsAre("xin-moi-so", "c", "0", "0", "1", "den-quay-so", "3", "a"));
  EXPECT_EQ(said("C001", "Quầy 0").clips.back(), "0");
}

TEST(SpokenCall, LeavesACounterWithANameToTheSpeechProgram) {
  for (const char* name : {"Trả kết quả", "Quầy tư pháp", "Quầy 4 và 5", "Quầy ", "Quầy", ""}) {
    const SpokenCall call = said("A001", name);
    EXPECT_THAT(call.clips, IsEmpty()) << name;
    EXPECT_TRUE(call.sentence.starts_with("Xin mời số, A, không, không, một, đến")) << name;
  }
  EXPECT_EQ(said("A001", "Trả kết quả: cửa sau").sentence,
            "Xin mời số, A, không, không, một, đến Trả kết quả");
}

TEST(SpokenCall, TakesNumbersAsPeopleWriteThem) {
  EXPECT_EQ(said("a-027", "Quầy 3").clips, said("A027", "Quầy 3").clips);
  EXPECT_EQ(said("Đ5", "Quầy 3").clips, said("D5", "Quầy 3").clips);
}

TEST(SpokenCall, EveryClipHasItsOwnWords) {
  std::set<std::string> words;
  for (const std::string& clip : clip_names()) {
    EXPECT_TRUE(vietnamese().has("voice.clip." + clip)) << clip;
    EXPECT_TRUE(words.insert(words_of_clip(vietnamese(), clip)).second) << clip;
  }
  EXPECT_EQ(words.size(), 39u);
}

TEST(SpokenCall, NeedsOnlyClipsThatCanBeRecorded) {
  for (const char* number : {"A027", "Z9999", "Đ001", "x-1"})
    for (const std::string& clip : said(number, "Quầy 48k").clips)
      EXPECT_TRUE(is_clip(clip)) << clip;
  EXPECT_FALSE(is_clip("../a"));
  EXPECT_FALSE(is_clip(""));
}

}  // namespace
}  // namespace khongcho
