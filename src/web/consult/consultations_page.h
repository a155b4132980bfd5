// What other offices asked of this one, the nearest due time first; one question, to be answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct ConsultationLine {
  Url url;
  std::string due;
  std::string left;  // empty for a closed one
  std::optional<Tag> urgency = {};
  std::string asking;
  std::string procedure;
  std::string code;
  std::string question;
  std::string outcome = {};  // of a closed one
};

struct ConsultationsPage {
  PageFrame frame;
  std::string lead;
  std::vector<ConsultationLine> open;
  Pagination pages = {};
  std::vector<ConsultationLine> closed;

  std::string render(const Locale& locale) const;
};

struct FactLine {
  std::string label;
  std::string value;
};

struct ConsultationPage {
  PageFrame frame;
  Url action;
  Url back;
  int version = 0;
  std::string request_key;
  std::optional<FormProblem> problem = {};
  std::vector<FactLine> facts;
  std::vector<std::string> papers;
  std::string question;
  bool is_open = false;
  std::string answer;  // typed, or given
  std::string answer_problem = {};
  std::string outcome;  // of a closed one: who, when

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
