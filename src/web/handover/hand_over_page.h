// Hand-overs of one officer: what waits for them, what they gave, what they have in hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/work_row.h"

namespace khongcho::web {

struct HandOverRow {
  WorkRow work;
  std::string party;   // who gave it, or whom it waits for; empty where it is in hand
  std::string given;   // "14:05"
  std::string since;   // "đã 35 phút"; of one in hand: how long it has been in its step
  std::string ticket;  // what its box sends
  bool chosen = false;
};

struct ColleagueChoice {
  std::string id;
  std::string text;
  bool chosen = false;
};

struct HandOverPage {
  PageFrame frame;
  std::string lead;
  std::optional<FormProblem> problem = {};
  std::string request_key;
  std::string scanned = {};  // typed, shown again beside what is wrong
  std::string scanned_problem = {};
  std::vector<HandOverRow> for_me = {};
  std::vector<HandOverRow> from_me = {};
  std::vector<HandOverRow> in_hand = {};
  std::string for_me_count = {};
  std::string from_me_count = {};
  std::string in_hand_count = {};
  Pagination for_me_pages = {};
  Pagination from_me_pages = {};
  Pagination in_hand_pages = {};
  Url choose_for_me = {};
  Url choose_in_hand = {};
  std::vector<ColleagueChoice> colleagues = {};
  std::string to_problem = {};

  std::string render(const Locale& locale) const;
};

// What became of each dossier that was ticked or scanned.
struct OutcomeRow {
  std::string code;
  Url url;
  Tag tag;
  std::string text;  // whose it is, or why not
};

struct OutcomesPage {
  PageFrame frame;
  std::string title;
  std::string lead;
  std::vector<OutcomeRow> rows = {};
  Url back;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
