// A dossier before somebody who decides about a draft: who appraises and who signs see the same,
// and send it back with a reason in the same way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/dossier_views.h"
#include "core/dossier/dossier.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/dossier_parts.h"
#include "web/site/site.h"

namespace khongcho::web {

// What both pages show; each adds what is its own.
struct DossierReview {
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
  bool waits = false;  // for this decision
  std::vector<FactRow> person = {};
  std::vector<FactRow> facts = {};
  std::vector<std::string> papers = {};
  DossierPromise promise;
  std::string reason = {};
  std::string reason_problem = {};
  std::vector<TimelineEntry> timeline = {};
};

// `decided_in`: the state in which it waits for the decision.
DossierReview review_of(const Site& site, const http::Request& request,
                        const app::DossierView& view, PageFrame frame, DossierState decided_in);
// What went wrong with a decision, and what others did meanwhile where that is why.
void show_problem(DossierReview& review, const Site& site, const http::Request& request,
                  const app::SignedIn& who, const Error& error);

}  // namespace khongcho::web
