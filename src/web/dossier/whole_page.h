// Everything about one dossier, for officers: to read, to print, to talk about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/common/safe_html.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

// One hand-over as a row: given, taken.
struct PassingRow {
  std::string giver;
  std::string taker;
  std::string given;
  std::string taken;    // empty while it is on its way
  std::string waiting;  // "đã 35 phút", while it is
};

struct StepUseRow {
  std::string name;
  std::string who;
  std::string used;   // empty where it has not begun
  std::string share;  // empty where the dossier has no due time
  std::string due;
  SafeHtml bar;
  bool now = false;
  bool over = false;
};

struct ConsultationRow {
  std::string office;
  std::string question;
  std::string asked;    // by whom, when, until when
  std::string answer;   // empty while it is waited for
  std::string outcome;  // by whom, when; or that it was taken back
};

struct RelatedRow {
  std::string relation;
  Url url;
  std::string code;
  std::string procedure;
  std::string office;
  std::string due;
  Tag state;
};

// What the citizen was told, or is to be.
struct ToldRow {
  std::string kind;
  std::string when;
  std::string outcome;
};

struct MessageRow {
  std::string by;
  std::string when;
  std::string when_iso;
  std::string text;
};

struct WholePage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  Tag state;
  std::optional<Tag> urgency = {};
  std::string left = {};
  std::string hands;                 // in whose it is
  std::vector<PrintLink> work = {};  // pages where this officer works on it
  std::optional<FormProblem> problem = {};
  std::vector<FactRow> person = {};
  std::vector<FactRow> facts = {};
  std::vector<FactRow> offices = {};  // where they differ
  std::vector<std::string> papers = {};
  std::vector<std::string> missing = {};
  DossierPromise promise;
  std::vector<PrintLink> prints = {};
  std::string route = {};  // name, with its version
  std::vector<StepUseRow> steps = {};
  std::vector<PassingRow> passings = {};
  std::vector<ConsultationRow> consultations = {};
  std::vector<RelatedRow> related = {};
  std::vector<ToldRow> told = {};
  std::vector<MessageRow> messages = {};
  std::string message = {};  // typed
  std::string message_problem = {};
  std::vector<TimelineEntry> timeline = {};
  std::string printed = {};  // when and by whom this page was made, on paper only

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
