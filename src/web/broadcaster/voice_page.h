// What the loudspeaker can say, piece by piece: what to read into the microphone, and what is
// there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct VoiceOffice {
  std::string slug;
  std::string name;
  bool chosen = false;
};

struct VoiceRow {
  std::string clip;
  std::string words;  // to read aloud: Vietnamese in every language of the page
  Tag state;
  std::string length;  // "0,6 giây"
  Url sound = {};      // absent where there is none
  Url action;          // takes a recording
  Url remove = {};     // absent where the office has none of its own
};

struct VoicePage {
  PageFrame frame;
  std::string office;
  std::string progress;
  std::vector<VoiceOffice> offices = {};  // to choose among; none for a broadcaster of one
  std::optional<FormProblem> problem = {};
  Url sample;
  std::vector<VoiceRow> rows = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
