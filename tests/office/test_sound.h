// Recordings for tests: pure tones, which can be told apart in what the program makes of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>

#include "app/voice_sound.h"

namespace khongcho::test {

inline app::Sound tone(double hertz, double seconds, double loud = 0.5) {
  app::Sound sound(app::samples_of(seconds));
  for (std::size_t at = 0; at < sound.size(); ++at)
    sound[at] = static_cast<float>(
        loud * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(at) / app::kSoundRate));
  return sound;
}

// A 16-bit WAV file of that rate and as many equal channels; the samples are taken as they are.
inline std::string wav_of(const app::Sound& sound, int rate = app::kSoundRate, int channels = 1) {
  std::string bytes;
  const auto put = [&](std::uint32_t value, int count) {
    for (int at = 0; at < count; ++at) bytes += static_cast<char>(value >> (8 * at) & 0xFF);
  };
  const auto data = static_cast<std::uint32_t>(sound.size()) * 2U * static_cast<unsigned>(channels);
  bytes += "RIFF";
  put(36 + data, 4);
  bytes += "WAVEfmt ";
  put(16, 4);
  put(1, 2);
  put(static_cast<std::uint32_t>(channels), 2);
  put(static_cast<std::uint32_t>(rate), 4);
  put(static_cast<std::uint32_t>(rate * channels * 2), 4);
  put(static_cast<std::uint32_t>(channels * 2), 2);
  put(16, 2);
  bytes += "data";
  put(data, 4);
  for (const float sample : sound)
    for (int channel = 0; channel < channels; ++channel)
      put(static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(sample * 32'767))), 2);
  return bytes;
}

// How much of `hertz` there is between two moments, from 0 to about 1 for a full tone (Goertzel).
inline double share_of(const app::Sound& sound, double hertz, double from_s, double to_s) {
  const std::size_t from = std::min(app::samples_of(from_s), sound.size());
  const std::size_t to = std::min(app::samples_of(to_s), sound.size());
  if (from >= to) return 0;
  const double turn = 2 * std::cos(2 * std::numbers::pi * hertz / app::kSoundRate);
  double before = 0;
  double last = 0;
  for (std::size_t at = from; at < to; ++at) {
    const double next = static_cast<double>(sound[at]) + turn * last - before;
    before = last;
    last = next;
  }
  const double power = before * before + last * last - turn * before * last;
  return 2 * std::sqrt(std::max(0.0, power)) / static_cast<double>(to - from);
}

// Mean square root of the samples between two moments.
inline double loudness(const app::Sound& sound, double from_s, double to_s) {
  const std::size_t from = std::min(app::samples_of(from_s), sound.size());
  const std::size_t to = std::min(app::samples_of(to_s), sound.size());
  double sum = 0;
  for (std::size_t at = from; at < to; ++at) sum += static_cast<double>(sound[at]) * sound[at];
  return from >= to ? 0 : std::sqrt(sum / static_cast<double>(to - from));
}

inline double seconds_of(const app::Sound& sound) {
  return static_cast<double>(sound.size()) / app::kSoundRate;
}

}  // namespace khongcho::test
