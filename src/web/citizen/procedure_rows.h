// Procedures as lists show them, and the search box with its quick ways in.
#pragma once

#include <string>
#include <vector>

#include "core/procedure/procedure.h"
#include "web/common/url.h"
#include "web/site/site.h"

namespace khongcho::web {

// {{> citizen/procedure_row_fragment row}}
struct ListedProcedure {
  std::string name;
  Url url;
  std::string need;   // papers of the usual case
  std::string usual;  // "40 phút", empty when nobody has written it down
  bool same_day = false;  // on the list of the no-wait day

  std::string render(const Locale& locale) const;
};

// {{> citizen/search_box_fragment search}}
struct QuickLink {
  std::string label;
  Url url;
};
struct SearchBox {
  std::string words = {};
  std::vector<QuickLink> quick = {};

  std::string render(const Locale& locale) const;
};

ListedProcedure listed_procedure(const Site& site, const Locale& locale, const Office& office,
                           const Procedure& procedure);
// One of each field in turn, so that a short list shows the whole breadth.
std::vector<const Procedure*> one_of_each_field(std::vector<const Procedure*> procedures,
                                                std::size_t limit);
// On the list of the office's no-wait day.
std::vector<const Procedure*> no_wait_procedures(const Site& site, const Office& office);
SearchBox search_box(const Site& site, const Office& office, std::string words = {});

}  // namespace khongcho::web
