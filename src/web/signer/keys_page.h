// Keys for electronic signatures: those registered, and the form for another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct KeyRow {
  std::string whose;
  std::string name;   // of the certificate
  std::string place;  // file or token
  std::string days;   // of the certificate
  Tag tag;
  Url end = {};  // absent where it is out of use
};

struct KeyChoice {
  std::string id;  // "officer:12", "office:3", or the name of a file
  std::string text;
  bool chosen = false;
};

struct KeysPage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  std::vector<KeyRow> rows = {};
  std::vector<std::string> authorities = {};
  std::vector<KeyChoice> whose = {};
  std::vector<KeyChoice> files = {};
  bool has_tokens = false;
  std::string uri = {};
  std::string uri_problem = {};
  std::string secret_problem = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
