// Results nobody has come for: whom to call or to remind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct UncollectedRow {
  std::string code;
  Url dossier;
  std::string person;
  std::string procedure;
  std::string phone;  // as people read it; empty for none
  Url call = {};
  std::string ready;     // "07:30 15/09/2023"
  std::string waiting;   // "14 ngày"
  std::string reminded;  // "đã nhắc 2 lần, gần nhất …"; empty for never
  bool remind_now = false;
};

struct UncollectedPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::vector<UncollectedRow> rows = {};
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
