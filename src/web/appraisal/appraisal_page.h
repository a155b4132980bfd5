// What waits to be appraised (thẩm định), and one of them: found right or sent back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/dossier_parts.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct AppraisalsPage {
  PageFrame frame;
  std::string lead;
  std::vector<WorkRow> rows = {};
  Pagination pages = {};

  std::string render(const Locale& locale) const;
};

struct AppraisalPage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  std::string left = {};
  int version = 0;
  std::string request_key;
  Tag state;
  std::optional<Tag> urgency = {};
  std::optional<FormProblem> problem = {};
  std::vector<TimelineEntry> changes = {};
  std::string draft;
  std::string verification;  // why it needs a closer look; empty where it is not said
  bool waits = false;        // for the appraisal
  std::vector<FactRow> person = {};
  std::vector<FactRow> facts = {};
  std::vector<std::string> papers = {};
  DossierPromise promise;
  std::string reason = {};
  std::string reason_problem = {};
  std::vector<TimelineEntry> timeline = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
