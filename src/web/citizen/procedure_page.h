// One procedure for the public: papers by situation, fee, both times, result.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "core/people/office.h"
#include "core/procedure/procedure.h"
#include "web/common/page_frame.h"
#include "web/site/site.h"

namespace khongcho::web {

struct NeededPaper {
  std::string name;
  std::string wanted;  // "1 bản chính, nộp lại"
};

struct NeededPaperGroup {
  std::string title;
  std::vector<NeededPaper> papers;
};

struct ProcedureFact {
  std::string label;
  std::vector<std::string> lines;
};

struct ProcedurePage {
  PageFrame frame;
  std::string legal_name;  // where it differs from the title
  std::string everyday;    // "Còn gọi: sao y, công chứng giấy tờ"
  bool asks = false;       // has questions that decide the papers
  Url checklist;
  Url take;  // a number for its service; empty where none is given for it
  std::vector<NeededPaperGroup> groups;
  std::vector<ProcedureFact> times;
  std::vector<ProcedureFact> facts;
  std::string note;
  std::string to_verify;

  std::string render(const Locale& locale) const;
};

NeededPaper needed_paper(const Locale& locale, const Component& component);
// When it is ready on the next no-wait day and by law.
std::vector<ProcedureFact> time_rows(const Site& site, const Locale& locale, const Office& office,
                               const Procedure& procedure);
ProcedureFact fee_row(const Locale& locale, const FeeRule& fee);

}  // namespace khongcho::web
