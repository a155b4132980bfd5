// Something an officer should know, kept until they have read it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace khongcho {

using OfficerNoticeId = Id<struct OfficerNoticeTag>;

// A sentence of the locale and the page it leads to.
struct NoticeText {
  std::string key;
  std::vector<std::string> args = {};
  std::string link = {};  // "/truc/san-sang?ngay=2023-09-29"
  std::string once = {};  // an officer gets only one with this text; empty: every one
};

struct OfficerNotice {
  OfficerNoticeId id;
  OfficerId officer;
  Instant at{};
  NoticeText text;
  std::optional<Instant> read_at = {};
};

}  // namespace khongcho
