// Apologies of the office: those proposed, or those signed on some days (the register).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct ProposedLine {
  WorkRow work;
  std::string reason;
  std::string new_time;
  std::string proposed;  // "16:00, tự động"
};

struct RegisterLine {
  std::string number;
  WorkRow work;
  Url paper;
  std::string signed_at;
  std::string promised;
  std::string new_time;
  std::string reason;
  std::string sent;
};

struct ApologiesPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::vector<NavLink> views = {};
  bool is_register = false;
  std::vector<ProposedLine> proposed = {};
  std::vector<RegisterLine> entries = {};
  Pagination pages = {};
  std::string first = {};
  std::string last = {};
  Url csv = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
