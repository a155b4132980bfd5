#include "app/voice.h"

#include <algorithm>

#include "base/text.h"
#include "core/queue/spoken_call.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kLongestNumber = 12;  // bytes
constexpr std::size_t kLongestCounter = 800;
constexpr double kAfterChime_s = 0.15;
constexpr double kBetweenClips_s = 0.05;
constexpr double kBetweenSentences_s = 0.4;
constexpr double kRepeatAfter_s = 6;

void append(Sound& sound, const Sound& more) {
  sound.insert(sound.end(), more.begin(), more.end());
}

void append_silence(Sound& sound, double seconds) {
  sound.resize(sound.size() + samples_of(seconds));
}

// Nothing where a single one is missing: half a voice is no voice.
std::optional<Sound> joined_clips(const VoiceClips& clips, const Office& office,
                                  const std::vector<std::string>& names) {
  Sound sentence;
  for (const std::string& name : names) {
    const auto clip = clips.find(office, name);
    if (!clip) return {};
    if (!sentence.empty()) append_silence(sentence, kBetweenClips_s);
    append(sentence, *clip);
  }
  if (sentence.empty()) return {};
  return sentence;
}

Sound said_twice(Sound sound, const Sound& sentence) {
  append_silence(sound, kAfterChime_s);
  const std::size_t first = sound.size();
  append(sound, sentence);
  append_silence(sound, kBetweenSentences_s);
  sound.resize(std::max(sound.size(), first + samples_of(kRepeatAfter_s)));
  append(sound, sentence);
  return sound;
}

std::vector<std::string> with_chime(std::vector<std::string> clips) {
  clips.emplace_back(kChimeClip);
  return clips;
}

}  // namespace

std::optional<std::string> SoundCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void SoundCache::keep(const std::string& key, const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;
  entries_.emplace_front(key, bytes);
  by_key_[key] = entries_.begin();
  if (entries_.size() <= most_) return;
  by_key_.erase(entries_.back().first);
  entries_.pop_back();
}

Expected<std::string> Voice::announcement_ogg(const Office& office, std::string_view number,
                                              std::string_view counter_name) const {
  const SpokenCall call = spoken_call(vietnamese_, number, counter_name);
  if (fold(number).empty() || number.size() > kLongestNumber ||
      counter_name.size() > kLongestCounter)
    return Error{ErrorCode::not_found, "voice.no_number"};
  const std::string key =
      office.slug + "\n" + call.sentence + "\n" + clips_.state_of(office, with_chime(call.clips));
  if (const auto kept = cache_.find(key)) return *kept;

  Sound sound = clips_.find(office, kChimeClip).value_or(chime());
  auto sentence = joined_clips(clips_, office, call.clips);
  if (!sentence) sentence = speak(program_, call.sentence);
  if (!sentence) return ogg_of(sound);  // not kept: the program may be there the next time
  std::string ogg = ogg_of(said_twice(std::move(sound), *sentence));
  cache_.keep(key, ogg);
  return ogg;
}

Expected<std::string> Voice::clip_ogg(const Office& office, std::string_view name) const {
  auto sound = clips_.find(office, name);
  if (!sound && name == kChimeClip) sound = chime();
  if (!sound) return Error{ErrorCode::not_found, "voice.nothing_recorded"};
  return ogg_of(*sound);
}

}  // namespace khongcho::app
