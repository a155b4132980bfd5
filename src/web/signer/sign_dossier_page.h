// One result before its signer: the draft to read, then sign or send back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/signer/key_box.h"
#include "web/site/dossier_parts.h"

namespace khongcho::web {

struct SignDossierPage {
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
  std::string draft;
  bool waits = false;  // for the signature
  Url document;        // the result as it will be
  std::string ticket;  // "code:version:request_key", for the signature by key
  std::optional<KeyBox> key = {};
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
