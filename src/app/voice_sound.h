// Sound of the waiting room's loudspeaker: one channel at one rate, read from and written to the
// bytes of a file by libsndfile.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace khongcho::app {

constexpr int kSoundRate = 22'050;  // samples a second; what espeak-ng speaks in
using Sound = std::vector<float>;

constexpr std::size_t samples_of(double seconds) {
  return static_cast<std::size_t>(seconds * kSoundRate);
}

// WAV, Ogg or FLAC by content, whatever its rate and channels. Refuses other bytes
// (voice.unreadable) and more than `longest_s` seconds (voice.too_long).
Expected<Sound> read_sound(std::string_view bytes, double longest_s);
// Ogg Vorbis.
std::string ogg_of(const Sound& sound);

// Without the silence at both ends, as loud as every other; empty when nothing is heard in it.
Sound evened(const Sound& sound);
// Two soft falling tones.
Sound chime();

}  // namespace khongcho::app
