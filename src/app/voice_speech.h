// Speech by a program of its own, espeak-ng, run for one sentence at a time.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/voice_sound.h"

namespace khongcho::app {

struct SpeechProgram {
  std::string name = "espeak-ng";  // looked for on the PATH; no shell reads it
  std::chrono::milliseconds patience{5'000};
};

// The Vietnamese sentence as sound. Nothing where the program is missing, fails or takes longer
// than its patience, after which it is ended.
std::optional<Sound> speak(const SpeechProgram& program, const std::string& sentence);

}  // namespace khongcho::app
