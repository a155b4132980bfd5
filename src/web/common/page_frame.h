// What stands around every page: title, authority, links, notices, the forms' token. The layouts
// in src/web/*layout.html show it; handlers get it from public_frame() or staff_frame().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "base/time.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "web/common/url.h"

namespace khongcho::web {

struct NavLink {
  std::string label;
  Url url;
  std::string shortcut = {};      // "F2": shown, and pressed through staff.js
  std::optional<int> count = {};  // "(5)" after the label
  bool current = false;
};

// One sentence about what has just happened, above the page. `kind`: done, warning, problem.
struct Notice {
  std::string kind;
  std::string text;
};

struct PageFrame {
  std::string title;  // of this page, without the office
  std::string language = "vi";
  std::string authority = {};  // "Ủy ban nhân dân xã Thanh Sơn"
  std::string office = {};     // "Bộ phận Một cửa"
  std::string address = {};
  std::string hours = {};  // one sentence
  std::string phone = {};
  Url call = {};  // tel: of the phone
  std::vector<NavLink> nav = {};
  std::vector<NavLink> more = {};         // of the officer's links, those behind "Thêm"
  std::optional<int> more_count = {};     // what their counts add up to, when that is something
  std::optional<NavLink> more_here = {};  // the one among them that is current
  std::vector<NavLink> footer = {};
  std::vector<Notice> notices = {};
  std::string csrf = {};  // of every form; see partials/csrf.html
  Url home = {};
  Url other_language = {};  // the same page in the other language
  // Staff pages only.
  std::string who = {};    // "Quầy 3 · Trần Thị Mai"
  std::string clock = {};  // "14:12 · Thứ Sáu 29/09"
  std::string clock_iso = {};
};

// What a frame says about the place it speaks for.
struct SiteFacts {
  std::string authority;
  std::string address = {};
  std::string hours = {};
  std::string phone = {};
};

SiteFacts site_of(const Office& office);

// `path`: of the page itself, so that the link to it is marked and the language can be switched.
PageFrame public_frame(const Locale& locale, const SiteFacts& site, std::string title,
                       std::string_view path);

struct StaffFacts {
  Officer officer;
  SiteFacts site;
  std::string counter = {};  // "Quầy 3", when the officer sits at one
  Instant now = {};
  std::string csrf = {};
};

// The links are those the officer's roles need; the one `path` lies under is the current one.
PageFrame staff_frame(const Locale& locale, const StaffFacts& facts, std::string title,
                      std::string_view path);

// Keeps the first links in the bar and puts the rest behind one word, so that the bar of an officer
// with many kinds of work stays one line on a small screen.
void fold_nav(PageFrame& frame);

// "Thứ Sáu", in the language of the locale.
std::string weekday_text(const Locale& locale, CivilDay day);

}  // namespace khongcho::web
