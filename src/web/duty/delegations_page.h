// Delegations of signature: the list with a form for a new one, and one printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/duty/duty_words.h"

namespace khongcho::web {

struct DelegationRow {
  std::string number;
  std::string document_day;
  std::string from;
  std::string to;
  std::string manner;
  std::string days;
  std::string fields;
  Tag state;
  Url revoke = {};  // where it can still be
  Url paper = {};
};

struct DelegationsPage {
  PageFrame frame;
  std::string office;
  std::vector<DelegationRow> rows;
  std::vector<DutyChoice> givers;
  std::vector<DutyChoice> receivers;
  std::vector<DutyChoice> manners;
  std::vector<DutyChoice> fields;
  std::string document_number;
  std::string document_day;
  std::string first_day;
  std::string last_day;
  std::optional<FormProblem> problem = {};
  std::string from_problem = {};
  std::string to_problem = {};
  std::string manner_problem = {};
  std::string number_problem = {};
  std::string document_day_problem = {};
  std::string last_day_problem = {};

  std::string render(const Locale& locale) const;
};

struct DelegationPaperPage {
  PageFrame frame;
  std::string office;
  std::string title;
  DelegationRow row;
  std::string from_title;
  std::string to_title;
  std::string revoked;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
