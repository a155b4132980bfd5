// A page of headings and paragraphs: contact, accessibility, privacy.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct PlainSection {
  std::string title;
  std::vector<std::string> paragraphs;
};

struct PlainPage {
  PageFrame frame;
  std::string lead;
  std::vector<PlainSection> sections;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
