#include "app/voice_sound.h"

#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <numbers>
#include <stdexcept>

namespace khongcho::app {

namespace {

constexpr sf_count_t kBlock = 4'096;  // frames read or written at a time
constexpr int kMostChannels = 8;
constexpr int kLowestRate = 4'000;
constexpr int kHighestRate = 192'000;
constexpr float kPeak = 0.7F;       // of every sound that is played
constexpr float kSilence = 0.005F;  // a sound with no peak above it is silent
constexpr float kQuiet = 0.02F;     // of the peak: what is below it at the ends is cut off
constexpr double kMargin_s = 0.04;  // kept at both ends, so that no consonant is lost
constexpr double kVorbisQuality = 0.4;

// Bytes in memory as libsndfile wants a file.
struct MemoryFile {
  std::string bytes = {};
  sf_count_t at = 0;
};

MemoryFile& file_of(void* user) {
  return *static_cast<MemoryFile*>(user);
}

sf_count_t file_length(void* user) {
  return static_cast<sf_count_t>(file_of(user).bytes.size());
}

sf_count_t file_seek(sf_count_t offset, int whence, void* user) {
  MemoryFile& file = file_of(user);
  sf_count_t from = 0;
  if (whence == SEEK_CUR) from = file.at;
  if (whence == SEEK_END) from = file_length(user);
  if (from + offset < 0) return -1;
  return file.at = from + offset;
}

sf_count_t file_read(void* to, sf_count_t count, void* user) {
  MemoryFile& file = file_of(user);
  const sf_count_t left = std::max<sf_count_t>(0, file_length(user) - file.at);
  const sf_count_t given = std::min(count, left);
  std::memcpy(to, file.bytes.data() + std::min(file.at, file_length(user)),
              static_cast<std::size_t>(given));
  file.at += given;
  return given;
}

sf_count_t file_write(const void* from, sf_count_t count, void* user) {
  MemoryFile& file = file_of(user);
  const auto end = static_cast<std::size_t>(file.at + count);
  if (file.bytes.size() < end) file.bytes.resize(end);
  std::memcpy(file.bytes.data() + file.at, from, static_cast<std::size_t>(count));
  file.at += count;
  return count;
}

sf_count_t file_tell(void* user) {
  return file_of(user).at;
}

SF_VIRTUAL_IO kMemoryAccess{file_length, file_seek, file_read, file_write, file_tell};

struct Closer {
  void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, Closer>;

Error unreadable() {
  return {ErrorCode::invalid_input, "voice.unreadable"};
}

// libsndfile reads many more formats; nobody needs them here.
bool begins_like_a_sound(std::string_view bytes) {
  return bytes.starts_with("RIFF") || bytes.starts_with("OggS") || bytes.starts_with("fLaC");
}

bool is_taken(const SF_INFO& info) {
  return info.channels >= 1 && info.channels <= kMostChannels && info.samplerate >= kLowestRate &&
         info.samplerate <= kHighestRate;
}

// Adds the frames of `block` to `sound`, all channels as one.
void append_mixed(Sound& sound, const std::vector<float>& block, sf_count_t frames, int channels) {
  for (sf_count_t frame = 0; frame < frames; ++frame) {
    float sum = 0;
    for (int channel = 0; channel < channels; ++channel) {
      const float sample = block[static_cast<std::size_t>(frame * channels + channel)];
      if (std::isfinite(sample)) sum += std::clamp(sample, -1e3F, 1e3F);
    }
    sound.push_back(sum / static_cast<float>(channels));
  }
}

Expected<Sound> at_our_rate(Sound sound, int rate) {
  if (rate == kSoundRate) return sound;
  const double ratio = static_cast<double>(kSoundRate) / rate;
  Sound changed(static_cast<std::size_t>(std::ceil(static_cast<double>(sound.size()) * ratio)) + 1);
  SRC_DATA data{};
  data.data_in = sound.data();
  data.input_frames = static_cast<long>(sound.size());
  data.data_out = changed.data();
  data.output_frames = static_cast<long>(changed.size());
  data.src_ratio = ratio;
  if (src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1) != 0) return unreadable();
  changed.resize(static_cast<std::size_t>(data.output_frames_gen));
  return changed;
}

// A tone that begins at once and dies away.
void add_tone(Sound& sound, double from_s, double hertz, double fade_s) {
  constexpr double kAttack_s = 0.006;
  for (std::size_t at = samples_of(from_s); at < sound.size(); ++at) {
    const double t = static_cast<double>(at) / kSoundRate - from_s;
    const double loud = std::min(1.0, t / kAttack_s) * std::exp(-t / fade_s);
    sound[at] += static_cast<float>(loud * std::sin(2 * std::numbers::pi * hertz * t));
  }
}

float peak_of(const Sound& sound) {
  float peak = 0;
  for (const float sample : sound) peak = std::max(peak, std::abs(sample));
  return peak;
}

}  // namespace

Expected<Sound> read_sound(std::string_view bytes, double longest_s) {
  if (!begins_like_a_sound(bytes)) return unreadable();
  MemoryFile memory{.bytes = std::string(bytes)};
  SF_INFO info{};
  const SoundFile file(sf_open_virtual(&kMemoryAccess, SFM_READ, &info, &memory));
  if (!file || !is_taken(info)) return unreadable();
  const auto most = static_cast<std::size_t>(longest_s * info.samplerate);
  std::vector<float> block(static_cast<std::size_t>(kBlock * info.channels));
  Sound sound;
  while (const sf_count_t frames = sf_readf_float(file.get(), block.data(), kBlock)) {
    append_mixed(sound, block, frames, info.channels);
    if (sound.size() > most) return Error{ErrorCode::invalid_input, "voice.too_long"};
  }
  if (sound.empty()) return unreadable();
  return at_our_rate(std::move(sound), info.samplerate);
}

std::string ogg_of(const Sound& sound) {
  MemoryFile memory;
  SF_INFO info{};
  info.samplerate = kSoundRate;
  info.channels = 1;
  info.format = SF_FORMAT_OGG | SF_FORMAT_VORBIS;
  SoundFile file(sf_open_virtual(&kMemoryAccess, SFM_WRITE, &info, &memory));
  if (!file) throw std::runtime_error(std::string("Ogg Vorbis: ") + sf_strerror(nullptr));
  double quality = kVorbisQuality;
  sf_command(file.get(), SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
  const auto size = static_cast<sf_count_t>(sound.size());
  for (sf_count_t at = 0; at < size; at += kBlock) {
    const sf_count_t frames = std::min(kBlock, size - at);
    if (sf_writef_float(file.get(), sound.data() + at, frames) != frames)
      throw std::runtime_error(std::string("Ogg Vorbis: ") + sf_strerror(file.get()));
  }
  file.reset();  // writes the end of the stream
  return std::move(memory.bytes);
}

Sound evened(const Sound& sound) {
  const float peak = peak_of(sound);
  if (peak < kSilence) return {};
  const auto heard = [peak](float sample) { return std::abs(sample) >= kQuiet * peak; };
  const auto margin = static_cast<std::ptrdiff_t>(samples_of(kMargin_s));
  auto from = std::ranges::find_if(sound, heard);
  auto to = std::find_if(sound.rbegin(), sound.rend(), heard).base();
  from -= std::min(margin, from - sound.begin());
  to += std::min(margin, sound.end() - to);
  Sound even(from, to);
  for (float& sample : even) sample *= kPeak / peak;
  return even;
}

Sound chime() {
  Sound sound(samples_of(0.9));
  add_tone(sound, 0, 880.00, 0.16);     // A5
  add_tone(sound, 0.28, 659.25, 0.20);  // E5
  const float peak = peak_of(sound);
  for (float& sample : sound) sample *= kPeak / peak;
  return sound;
}

}  // namespace khongcho::app
