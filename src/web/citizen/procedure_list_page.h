// All procedures of an office by field (lĩnh vực), and what a search found.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/citizen/procedure_rows.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct FieldRows {
  std::string field;
  Url anchor;
  std::string id;
  std::vector<ListedProcedure> rows;
};

struct ProcedureListPage {
  PageFrame frame;
  std::string lead;
  SearchBox search;
  std::vector<FieldRows> fields;

  std::string render(const Locale& locale) const;
};

struct FoundPage {
  PageFrame frame;
  std::string summary;  // how many, or that there is none
  SearchBox search;
  std::vector<ListedProcedure> rows;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
