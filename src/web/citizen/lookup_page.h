// Look-up by the code on the receipt: the form, and what one dossier's bearer may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/dossier_views.h"
#include "base/locale.h"
#include "web/citizen/lookup_box.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct LookupPage {
  PageFrame frame;
  LookupBox lookup;

  std::string render(const Locale& locale) const;
};

struct LookupRow {
  std::string label;
  std::string value;
};

struct LookupResultPage {
  PageFrame frame;
  std::string code;  // "7K4M 29RT"
  Tag tag;
  std::optional<Tag> press;  // late or soon
  std::string headline;
  std::string because;
  std::string next;  // what to do now
  std::string asked;
  std::vector<std::string> missing;
  std::vector<std::string> bring;
  std::vector<LookupRow> rows;
  std::vector<TimelineEntry> steps;  // the newest first

  std::string render(const Locale& locale) const;
};

LookupResultPage lookup_result(const Locale& locale, PageFrame frame, const app::LookupView& view);

}  // namespace khongcho::web
