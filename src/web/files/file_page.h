// One file: its pages, what is known about the paper, and how to take it away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/files/files_page.h"

namespace khongcho::web {

struct PagePicture {
  Url picture;
  std::string label;
};

struct RecordInputs {
  std::string owner_id;
  std::string type;
  std::string title;
  std::string issued_on;  // yyyy-MM-dd, as a date input sends it
  std::string issuer;
  std::string valid_to;
  std::vector<FileChoice> qualities;
  bool reusable = false;
};

struct FilePage {
  PageFrame frame;
  std::string code;
  std::string id;
  std::string name;
  std::string line;
  std::string facts;
  Tag tag;
  std::string paper_code = {};
  std::string removed = {};  // who, when and why
  std::optional<FormProblem> problem = {};
  std::vector<PagePicture> pages = {};
  bool may = false;
  RecordInputs record = {};
  std::string owner_problem = {};
  std::string type_problem = {};
  std::string title_problem = {};
  std::string issued_problem = {};
  std::string issuer_problem = {};
  std::string valid_problem = {};
  std::string why = {};
  std::string why_problem = {};
  Url next = {};  // the next file not described yet

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
