// The voice of the waiting room: chime, the call, and the call once more, as one Ogg file for the
// board. Recordings of a person where the office has all that a call needs, else espeak-ng, and
// where that is missing the chime alone, so that people at least look up.
#pragma once

#include <filesystem>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/voice_clips.h"
#include "app/voice_speech.h"
#include "base/locale.h"

namespace khongcho::app {

// The latest answers by what they were made of.
class SoundCache {
 public:
  explicit SoundCache(std::size_t most) : most_(most) {}

  std::optional<std::string> find(const std::string& key);
  void keep(const std::string& key, const std::string& bytes);

 private:
  using Entries = std::list<std::pair<std::string, std::string>>;  // the last used first

  std::mutex mutex_;
  std::size_t most_;
  Entries entries_;
  std::unordered_map<std::string, Entries::iterator> by_key_;
};

class Voice {
 public:
  // `vietnamese` must outlive it. Thread-safe.
  Voice(std::filesystem::path folder, const Locale& vietnamese, SpeechProgram program = {})
      : clips_(std::move(folder)), vietnamese_(vietnamese), program_(std::move(program)) {}

  // Ogg Vorbis, for the number on the ticket ("A027") and the counter as its office calls it. The
  // second time begins six seconds after the first, or when the first is over. Refuses a number
  // with nothing in it to say, or longer than any ticket's (not_found).
  Expected<std::string> announcement_ogg(const Office& office, std::string_view number,
                                         std::string_view counter_name) const;
  // What is played of one clip: a recording, else for the chime our own.
  Expected<std::string> clip_ogg(const Office& office, std::string_view name) const;

  const VoiceClips& clips() const { return clips_; }
  const Locale& vietnamese() const { return vietnamese_; }

 private:
  VoiceClips clips_;
  const Locale& vietnamese_;
  SpeechProgram program_;
  mutable SoundCache cache_{256};
};

}  // namespace khongcho::app
