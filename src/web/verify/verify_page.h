// Anybody asks whether a result is the one that was issued: by the code printed on it, or by the
// file itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct VerifyFact {
  std::string label;
  std::string value;
  bool long_text = false;  // a hash
};

struct SignatureRow {
  Tag tag;
  std::string name;  // of the certificate
  std::vector<VerifyFact> facts;
};

// What was found out about the file that was sent.
struct VerifyAnswer {
  Tag tag;
  std::string headline;
  std::string text;
  std::string next;  // what to do
  std::vector<SignatureRow> signatures;
};

struct VerifyPage {
  PageFrame frame;
  std::string lead;
  std::string code = {};
  std::string problem = {};  // of the form
  std::optional<VerifyAnswer> answer = {};
  std::vector<VerifyFact> issued = {};
  std::string upload_title;
  Url action;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
