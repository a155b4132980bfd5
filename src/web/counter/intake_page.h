// The intake page (tiếp nhận hồ sơ): four steps on the left, the promise and three outcomes on the
// right.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/counter/at_counter.h"
#include "web/counter/deciding_boxes.h"
#include "web/counter/intake_steps.h"
#include "web/counter/reuse_box.h"

namespace khongcho::web {

struct IntakePage {
  PageFrame frame;
  std::string today = {};  // what the promise rule says now
  std::optional<FormProblem> problem = {};
  ProcedureStep procedure;
  StepMark person_mark;
  ScanBox scan;
  PhoneBox phone;
  PersonSummary summary;
  PersonInputs person;
  PapersStep papers;
  ReuseBox reuse;
  StepMark return_mark;
  std::vector<ChoiceRow> return_methods;
  FeeInputs fee;
  PromisePanel panel;
  DecidingBox deciding;
  SpecialistBox specialists;
  std::string reason = {};
  std::string reason_problem = {};
  DraftNote draft = {};
  std::string request_key;
  std::string ticket = {};
  std::optional<AtCounter> at_counter = {};  // the person whose number was called

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
