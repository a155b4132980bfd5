// One apology that is proposed: read, signed with perhaps other words, or declined.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

struct ApologyPage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  std::string proposed;
  int version = 0;
  std::string request_key;
  Tag state;
  std::optional<FormProblem> problem = {};
  std::string reason_problem = {};
  std::string time_problem = {};
  std::string refusal_problem = {};
  std::vector<TimelineEntry> changes = {};
  DossierPromise promise = {};
  bool waits = false;     // a proposal is there
  bool may_sign = false;  // and the reader is a head
  std::string reason;
  std::string new_time;  // of a datetime-local input
  std::string refusal = {};
  Url dossier;
  std::vector<FactRow> facts = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
