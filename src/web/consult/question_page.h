// Asking another office about a dossier; what was asked already.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct OfficeChoice {
  std::string slug;
  std::string name;
  bool chosen = false;
};

struct AskedLine {
  std::string office;
  std::string question;
  std::string due;
  std::string outcome;  // answer, or that it is waited for
  Url withdraw;         // empty for a closed one
};

struct QuestionPage {
  PageFrame frame;
  std::string code;
  std::string about;  // procedure and person
  Url back;
  int version = 0;
  std::string request_key;
  std::optional<FormProblem> problem = {};
  std::vector<OfficeChoice> offices;
  std::string question;
  std::string due_at;
  std::string latest;  // sentence; empty where there is no limit
  std::string office_problem = {};
  std::string question_problem = {};
  std::string due_problem = {};
  std::vector<AskedLine> asked;

  std::string render(const Locale& locale) const;
};

struct ProcedureChoice {
  std::string id;
  std::string name;
  bool chosen = false;
};

struct ChildLine {
  std::string office;
  std::string procedure;
  std::string code;
  Url url;
  std::string due;
  Tag state;
};

struct ChildPage {
  PageFrame frame;
  std::string code;
  std::string about;
  Url back;
  int version = 0;
  std::string request_key;
  std::optional<FormProblem> problem = {};
  std::string step;    // sentence of the route's step, empty where it has none
  std::string latest;  // sentence; empty where there is no limit
  std::vector<OfficeChoice> offices;
  std::vector<ProcedureChoice> procedures;
  std::string office_problem = {};
  std::string procedure_problem = {};
  std::vector<ChildLine> children;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
