// Pages of the kiosk: what for, which priority, the ticket; and the way back into the line.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/site/room_words.h"
#include "web/site/ticket_words.h"

namespace khongcho::web {

struct KioskPlace {
  std::string name;
  Url url;
};

// Offices, for whoever sets a kiosk up.
struct KiosksPage {
  PageFrame frame;
  std::string problem;
  std::vector<KioskPlace> places;

  std::string render(const Locale& locale) const;
};

struct KioskService {
  ServiceRow row;
  Url url;
};

struct KioskPage {
  PageFrame frame;
  std::string problem;
  std::string closed;
  std::string counters;
  DoorWords door;
  std::vector<KioskService> services;
  Url appointment;
  Url come_back;
  std::string as_of;

  std::string render(const Locale& locale) const;
};

struct KioskPriority {
  std::string code;
  std::string name;
};

struct KioskPriorityPage {
  PageFrame frame;
  ServiceRow service;
  std::vector<KioskPriority> priorities;
  Url action;
  std::string language;
  std::string request_key;
  Url back;

  std::string render(const Locale& locale) const;
};

struct KioskTicketPage {
  PageFrame frame;
  std::string headline;  // "Còn 3 người trước"
  std::string wait;
  DoorWords door;
  TicketPaper paper;
  bool print_now = false;
  Url done;

  std::string render(const Locale& locale) const;
};

struct KioskReturnPage {
  PageFrame frame;
  std::string problem;
  Url action;
  std::string language;
  Url back;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
