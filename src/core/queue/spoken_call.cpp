#include "core/queue/spoken_call.h"

#include <algorithm>

#include "base/text.h"

namespace khongcho {

namespace {

constexpr std::string_view kPleaseCome = "xin-moi-so";
constexpr std::string_view kToCounter = "den-quay-so";
// "Quầy 3", "Quầy số 3" as fold() leaves them.
constexpr std::string_view kCounterWords[] = {"quay so ", "quay "};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

void append_characters(std::vector<std::string>& clips, std::string_view folded) {
  for (const char c : folded)
    if (is_digit(c) || is_letter(c)) clips.emplace_back(1, c);
}

std::string_view first_part(std::string_view counter) {
  return counter.substr(0, counter.find(':'));
}

}  // namespace

std::string number_of_counter(std::string_view counter) {
  const std::string folded = fold(first_part(counter));
  for (const std::string_view words : kCounterWords) {
    if (!folded.starts_with(words)) continue;
    std::string number = folded.substr(words.size());
    if (!is_digit(number.front()) || number.find(' ') != number.npos) continue;
    number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    return number;
  }
  return {};
}

SpokenCall spoken_call(const Locale& vietnamese, std::string_view number,
                       std::string_view counter) {
  SpokenCall call;
  call.clips.emplace_back(kPleaseCome);
  append_characters(call.clips, fold(number));
  const std::string counter_number = number_of_counter(counter);
  if (!counter_number.empty()) {
    call.clips.emplace_back(kToCounter);
    append_characters(call.clips, counter_number);
  }
  std::vector<std::string> words;
  for (const std::string& clip : call.clips) words.push_back(words_of_clip(vietnamese, clip));
  if (counter_number.empty()) {
    words.push_back(vietnamese.text("voice.to_named_counter", {tidy_text(first_part(counter))}));
    call.clips.clear();
  }
  call.sentence = join(words, ", ");
  return call;
}

const std::vector<std::string>& clip_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all{std::string(kChimeClip), std::string(kPleaseCome),
                                 std::string(kToCounter)};
    append_characters(all, "0123456789abcdefghijklmnopqrstuvwxyz");
    return all;
  }();
  return names;
}

bool is_clip(std::string_view name) {
  return std::ranges::find(clip_names(), name) != clip_names().end();
}

std::string words_of_clip(const Locale& vietnamese, std::string_view name) {
  return vietnamese.text("voice.clip." + std::string(name));
}

}  // namespace khongcho
