#include "app/voice_clips.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "core/queue/spoken_call.h"
#include "store/durable_file.h"

namespace khongcho::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kShared = "chung";
constexpr std::string_view kInput = "tep";  // of the form that sends a recording
// The first is what save() writes.
constexpr std::string_view kEndings[] = {".ogg", ".wav", ".flac"};

bool is_folder_name(std::string_view slug) {
  return !slug.empty() && slug != kShared && std::ranges::all_of(slug, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

struct ClipFile {
  fs::path path;
  ClipOrigin origin;
};

// In the order they are tried.
std::vector<ClipFile> files_of(const fs::path& folder, const Office& office,
                               std::string_view name) {
  std::vector<ClipFile> files;
  const auto add = [&](std::string_view place, ClipOrigin origin) {
    for (const std::string_view ending : kEndings)
      files.push_back({folder / place / fmt::format("{}{}", name, ending), origin});
  };
  if (is_folder_name(office.slug)) add(office.slug, ClipOrigin::own);
  add(kShared, ClipOrigin::shared);
  return files;
}

// What is heard of a file; empty where nothing is.
Sound sound_of(const fs::path& path) {
  std::error_code none;
  if (!fs::is_regular_file(path, none) || fs::file_size(path, none) > kMostClipBytes || none)
    return {};
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto sound = read_sound(bytes, kLongestClip_s);
  return sound ? evened(*sound) : Sound{};
}

double seconds_of(const Sound& sound) {
  return static_cast<double>(sound.size()) / kSoundRate;
}

Error refused(std::string key, std::vector<std::string> args = {}) {
  return {ErrorCode::invalid_input, std::move(key), std::move(args), std::string(kInput)};
}

std::optional<Error> not_open_to(const Officer& by, const Office& office, std::string_view name) {
  if (!may(by, Action::record_voice, {office.id}))
    return Error{ErrorCode::not_allowed, "voice.not_yours"};
  if (!is_clip(name)) return Error{ErrorCode::not_found, "voice.unknown_clip"};
  if (!is_folder_name(office.slug)) throw std::invalid_argument("no folder name: " + office.slug);
  return {};
}

}  // namespace

VoiceClip VoiceClips::clip_of(const Office& office, const std::string& name) const {
  for (const ClipFile& file : files_of(folder_, office, name)) {
    const Sound sound = sound_of(file.path);
    if (!sound.empty()) return {.name = name, .origin = file.origin, .length_s = seconds_of(sound)};
  }
  return {.name = name};
}

std::vector<VoiceClip> VoiceClips::list(const Office& office) const {
  std::vector<VoiceClip> clips;
  for (const std::string& name : clip_names()) clips.push_back(clip_of(office, name));
  return clips;
}

std::optional<Sound> VoiceClips::find(const Office& office, std::string_view name) const {
  if (!is_clip(name)) return {};
  for (const ClipFile& file : files_of(folder_, office, name)) {
    Sound sound = sound_of(file.path);
    if (!sound.empty()) return sound;
  }
  return {};
}

std::string VoiceClips::state_of(const Office& office,
                                 const std::vector<std::string>& names) const {
  std::string state;
  for (const std::string& name : names) {
    for (const ClipFile& file : files_of(folder_, office, name)) {
      std::error_code none;
      const auto written = fs::last_write_time(file.path, none);
      if (none) continue;
      state += fmt::format("{} {} {}\n", file.path.native(), written.time_since_epoch().count(),
                           fs::file_size(file.path, none));
    }
  }
  return state;
}

Expected<VoiceClip> VoiceClips::save(const Officer& by, const Office& office, std::string_view name,
                                     std::string_view bytes) const {
  if (const auto refusal = not_open_to(by, office, name)) return *refusal;
  if (bytes.empty()) return refused("voice.no_file");
  if (bytes.size() > kMostClipBytes) return refused("voice.too_big");
  const auto sound = read_sound(bytes, kLongestClip_s);
  if (!sound) return refused(sound.error().message_id);
  const Sound even = evened(*sound);
  if (even.empty()) return refused("voice.silent");
  store::write_durably(folder_ / office.slug / fmt::format("{}{}", name, kEndings[0]),
                       ogg_of(even));
  return clip_of(office, std::string(name));
}

Expected<VoiceClip> VoiceClips::remove(const Officer& by, const Office& office,
                                       std::string_view name) const {
  if (const auto refusal = not_open_to(by, office, name)) return *refusal;
  bool removed = false;
  for (const ClipFile& file : files_of(folder_, office, name))
    if (file.origin == ClipOrigin::own) removed |= store::remove_durably(file.path);
  if (!removed) return Error{ErrorCode::not_found, "voice.nothing_recorded"};
  return clip_of(office, std::string(name));
}

}  // namespace khongcho::app
