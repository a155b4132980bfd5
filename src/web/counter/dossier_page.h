// One dossier as the counter sees it: who, what, when it was promised, what happened, what can be
// done now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/counter/at_counter.h"
#include "web/counter/intake_steps.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

// The one thing to do next, right after the form was sent.
struct JustDone {
  std::string lead;
  std::string when = {};  // the promised hour
  std::string day = {};
  std::string lookup_code = {};
  PrintLink print;
  std::string deciding = {};  // another office, that decides
};

// What may be done with it now, by this officer.
struct DossierActions {
  std::vector<ChoiceRow> specialists = {};
  std::string asked = {};  // of the citizen, whose answer may be received
  bool mark_ready = false;
  Url hand_over = {};
  Url receive_again = {};
  Url child = {};  // a dossier inside this one, where the chain stopped
  bool withdraw = false;
  bool any = false;
};

struct DossierPage {
  PageFrame frame;
  std::string code;
  std::string lookup_code;
  std::string procedure_name;
  std::string full_name;
  int version = 0;
  std::string request_key;
  Tag state;
  std::optional<Tag> urgency = {};
  std::optional<JustDone> just = {};
  std::optional<AtCounter> at_counter = {};  // right after an intake: the next press
  std::optional<FormProblem> problem = {};
  std::vector<TimelineEntry> changes = {};  // by somebody else, since the form was shown
  std::vector<FactRow> person = {};
  std::vector<FactRow> facts = {};
  std::vector<std::string> papers = {};
  std::vector<std::string> missing = {};
  std::string reason = {};
  DossierPromise promise;
  std::vector<PrintLink> prints = {};
  DossierActions actions = {};
  std::string withdraw_reason = {};
  std::string withdraw_problem = {};
  std::string specialist_problem = {};
  std::vector<TimelineEntry> timeline = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
