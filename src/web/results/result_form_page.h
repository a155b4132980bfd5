// What a specialist fills into a result document, with what the dossier already tells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct ResultInputRow {
  std::string key;
  std::string label;
  std::string kind;  // ResultInputKind
  std::string value;
  bool required = false;
  std::string problem = {};
};

struct ResultFormPage {
  PageFrame frame;
  std::string heading;  // title of the document
  std::string code;
  std::string person;
  int version = 0;
  std::string request_key;
  std::optional<FormProblem> problem = {};
  bool plain_draft = false;
  bool to_verify = false;
  std::vector<ResultInputRow> inputs = {};
  Url action;
  Url preview = {};  // once there is a draft
  Url back;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
