// The parts of the intake page that can be swapped one by one while the form is being filled:
// each is an element with an id, and stands alone as a fragment. `swap` marks one that is sent
// beside the main part of an answer. Inputs somebody may be typing in are swapped only when their
// content changes for another reason: a scan, another procedure.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/url.h"

namespace khongcho::web {

// The number of a step, green once the step is done.
struct StepMark {
  int number = 0;
  bool done = false;
  bool swap = false;

  std::string render(const Locale& locale) const;
};

struct ProcedureRow {
  std::string id;
  std::string label;
  std::string note;
};
// Under the box of the procedure: what was chosen, or what there is to choose from.
struct ProcedureChoices {
  std::string procedure = {};  // chosen
  std::string words_shown = {};
  std::string note = {};
  std::vector<ProcedureRow> rows = {};
  bool nothing_found = false;

  std::string render(const Locale& locale) const;
};
struct ProcedureStep {
  StepMark mark;
  std::string words;
  ProcedureChoices choices;
  std::string problem = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};

struct ScanBox {
  std::string read_at = {};
  std::string read_note = {};
  std::vector<std::string> warnings = {};
  std::string problem = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};
struct PhoneBox {
  std::string phone;
  bool known = false;  // from an earlier dossier
  std::string problem = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};
struct PersonSummary {
  std::string full_name = {};
  std::string personal_id = {};
  std::string born = {};
  std::string sex = {};
  std::string address = {};
  std::string owner_name = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};
struct PersonInputs {
  std::string full_name;
  std::string personal_id;
  std::string born_on;
  std::string sex;
  std::string address;
  std::string owner_name;
  std::string name_problem = {};
  std::string id_problem = {};
  std::string born_problem = {};
  std::string address_problem = {};
  std::string owner_problem = {};
  bool open = false;
  bool swap = false;

  std::string render(const Locale& locale) const;
};

struct ChoiceRow {
  std::string id;
  std::string text;
  bool chosen = false;
};
struct QuestionRow {
  std::string id;
  std::string text;
  std::vector<ChoiceRow> choices;
};
struct PaperRow {
  std::string id;
  std::string name;
  std::string note = {};
  bool there = false;
  std::vector<ChoiceRow> kinds;
  std::string count;
  std::string problem = {};
};
struct PapersCount {
  std::string text;
  bool swap = false;

  std::string render(const Locale& locale) const;
};
struct PapersStep {
  StepMark mark;
  PapersCount count;
  std::string situation = {};
  std::vector<QuestionRow> questions = {};
  std::vector<PaperRow> rows = {};
  std::string problem = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};

struct FeeInputs {
  bool asks_pages = false;
  bool asks_copies = false;
  bool asks_cases = false;
  bool costs = false;
  std::string pages = {};
  std::string copies = {};
  std::string cases = {};
  std::vector<ChoiceRow> exemptions = {};
  bool paid = false;
  std::string rule = {};
  std::string problem = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};

struct PromiseReason {
  bool good = true;
  std::string text;
};
struct AlikeRow {
  std::string code;
  std::string text;
  Url url;
};
// Both due times, and why; what stands in the way. The main part of every answer.
struct PromisePanel {
  std::string kind = "empty";  // empty today later undated
  std::string when = {};
  std::string day = {};
  std::string shown_due_at = {};
  std::string changed = {};  // the promise is another one than the page showed before
  std::vector<PromiseReason> reasons = {};
  std::string by_law = {};
  std::string limit_text = {};
  std::string fee = {};
  std::string problem = {};
  std::vector<AlikeRow> alike = {};
  bool duplicate_confirmed = false;

  std::string render(const Locale& locale) const;
};

struct DraftNote {
  std::string text = {};
  bool swap = false;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
