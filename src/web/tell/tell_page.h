// Citizens the office has to tell something, because no e-mail reaches them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct TellRow {
  std::string id;
  std::string person;
  std::string code;
  Url dossier;
  std::string procedure;
  std::string phone;  // as people read it; empty for none
  Url call = {};
  std::string since;
  std::string kind;   // "Xin lỗi và hẹn lại"
  std::string words;  // to be read out
  std::string mail;   // what became of the e-mail
  Url letter = {};    // the form to print, where there is one
};

struct TellPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::vector<TellRow> rows = {};
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
