// The recordings of an office's loudspeaker, by the names of core/queue/spoken_call.h:
// <folder>/<office slug>/a.ogg, and <folder>/chung/a.ogg for every office without its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/voice_sound.h"
#include "base/expected.h"
#include "core/people/office.h"
#include "core/people/officer.h"

namespace khongcho::app {

constexpr std::size_t kMostClipBytes = 2 * 1024 * 1024;
constexpr double kLongestClip_s = 5;

enum class ClipOrigin { none, own, shared };

struct VoiceClip {
  std::string name;
  ClipOrigin origin = ClipOrigin::none;  // of what is played
  double length_s = 0;
};

class VoiceClips {
 public:
  // Nothing need be there yet.
  explicit VoiceClips(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // All clips there could be, with what the office has of them. A file that cannot be played is
  // as if it were not there.
  std::vector<VoiceClip> list(const Office& office) const;
  // The office's own, else the shared one.
  std::optional<Sound> find(const Office& office, std::string_view name) const;
  // A text that is another one whenever a file behind one of these clips is.
  std::string state_of(const Office& office, const std::vector<std::string>& names) const;

  // Keeps a recording as the office's own, as Ogg Vorbis. Refuses: no broadcaster of the office
  // (not_allowed), no such clip (not_found), bytes that are none or too many, no sound, too long,
  // or silent (invalid_input). Throws std::system_error.
  Expected<VoiceClip> save(const Officer& by, const Office& office, std::string_view name,
                           std::string_view bytes) const;
  // Takes away the office's own recording; what is played from now on. Refuses as save does, and
  // what is not there (not_found).
  Expected<VoiceClip> remove(const Officer& by, const Office& office, std::string_view name) const;

 private:
  VoiceClip clip_of(const Office& office, const std::string& name) const;

  std::filesystem::path folder_;
};

}  // namespace khongcho::app
