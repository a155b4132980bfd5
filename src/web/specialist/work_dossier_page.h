// One dossier as its specialist works on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

struct ReasonChoice {
  std::string id;
  std::string text;
  bool chosen = false;
};

// What this officer may do with it now.
struct WorkActions {
  bool draft = false;
  bool supplement = false;
  bool exclude = false;
  bool stop = false;
  bool apologise = false;
  bool signs_apology = false;  // else proposes it to the head
  bool any_more = false;  // of the last three
  Url ask = {};    // another office, where that can be done now
  Url child = {};  // a dossier inside this one
};

// As typed, to be shown again beside what is wrong with it.
struct WorkTyped {
  std::string draft;
  std::string asked;
  std::string why;
  std::string exclude_reason;
  std::string stop_reason;
  std::string apology_reason;
  std::string new_time;
};
struct WorkProblems {
  std::string draft;
  std::string asked;
  std::string exclude;
  std::string stop;
  std::string apology;
  std::string new_time;
};

struct WorkDossierPage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  std::string left;
  int version = 0;
  std::string request_key;
  Tag state;
  std::optional<Tag> urgency = {};
  std::optional<FormProblem> problem = {};
  std::vector<TimelineEntry> changes = {};
  std::string sent_back = {};  // why the signer did
  std::string asked = {};      // of the citizen, while the clock stands
  std::vector<FactRow> person = {};
  std::vector<FactRow> facts = {};
  std::vector<std::string> papers = {};
  DossierPromise promise;
  std::vector<PrintLink> prints = {};
  WorkActions actions = {};
  std::vector<ReasonChoice> reasons = {};
  WorkTyped typed = {};
  WorkProblems problems = {};
  std::vector<TimelineEntry> timeline = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
