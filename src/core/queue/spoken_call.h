// What the loudspeaker says when a number is called: "Xin mời số, A, không, hai, bảy, đến quầy,
// số, ba". Digits go one by one, so that thirty-nine short recordings say every number; a counter
// with a name of its own has none, and is left to the speech program. Never a person's name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"

namespace khongcho {

// Played before the words; made by the program where nobody has recorded one.
constexpr std::string_view kChimeClip = "chuong";

struct SpokenCall {
  std::vector<std::string> clips;  // in order, without the chime; empty: recordings cannot say it
  std::string sentence;            // the same in words
};

// `number` as on the ticket, "A027"; `counter` as its office calls it: of "Quầy 3: Giáo dục" the 3
// is said, of "Trả kết quả" the name.
SpokenCall spoken_call(const Locale& vietnamese, std::string_view number, std::string_view counter);

// "3" of "Quầy 03", "3a" of "Quầy số 3A: Đất đai"; nothing of a counter that goes by a name.
std::string number_of_counter(std::string_view counter);

// Every clip there is: the chime, the two phrases, digits, letters.
const std::vector<std::string>& clip_names();
bool is_clip(std::string_view name);
// What to say into the microphone for one of them.
std::string words_of_clip(const Locale& vietnamese, std::string_view name);

}  // namespace khongcho
