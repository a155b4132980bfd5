// Following one number: its page, its slip, the question before giving it back, and what is said
// of a number that is nobody's or another day's.
#pragma once

#include <string>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/phone/ticket_now.h"
#include "web/site/ticket_words.h"

namespace khongcho::web {

struct TicketPage {
  PageFrame frame;
  TicketNow now;
  Url events;
  Url come_back;
  Url leave;
  Url paper;
  std::string problem;  // why what was asked for was not done

  std::string render(const Locale& locale) const;
};

struct LeavePage {
  PageFrame frame;
  std::string number;
  std::string before;  // what is given up: "Còn 3 người trước"
  Url action;
  Url back;

  std::string render(const Locale& locale) const;
};

struct NoTicketPage {
  PageFrame frame;
  std::string what;
  std::string next;
  bool may_take = false;

  std::string render(const Locale& locale) const;
};

struct TicketPaperPage {
  PageFrame frame;
  TicketPaper paper;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
