// "Which papers for my case": two or three questions, then the list to print and bring.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/citizen/procedure_page.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct AskedAnswer {
  std::string input_id;
  std::string id;
  std::string text;
  bool checked = false;
};

struct AskedQuestion {
  std::string id;
  std::string text;
  std::vector<AskedAnswer> answers;
};

// The list for one situation.
struct MyPapers {
  std::string title;  // "Bà con mang 3 loại giấy"
  std::vector<std::string> situation;
  std::vector<NeededPaper> papers;
  std::vector<ProcedureFact> rows;  // times and fee
};

struct ChecklistPage {
  PageFrame frame;
  std::string procedure;
  Url back;
  Url action;
  std::vector<AskedQuestion> questions;
  std::optional<FormProblem> problem;
  std::optional<MyPapers> mine;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
