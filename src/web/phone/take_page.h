// Taking a number on the phone: for what, then with which priority; or the number held already.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/site/room_words.h"

namespace khongcho::web {

struct TakeService {
  ServiceRow row;
  Url url;
  std::string held;  // "A027": the number for it this browser holds
};

// {{> phone/room_now_fragment now}}
struct RoomNow {
  std::string counters;
  std::string as_of;
  DoorWords door;

  std::string render(const Locale& locale) const;
};

struct TakeServicesPage {
  PageFrame frame;
  std::optional<FormProblem> problem;
  std::string closed;  // why none can be taken
  RoomNow now;
  std::vector<TakeService> services;
  Url board;

  std::string render(const Locale& locale) const;
};

struct TakeChoice {
  std::string code;
  std::string name;
  std::string input_id;
  bool chosen = false;
};

struct TakePriorityPage {
  PageFrame frame;
  std::optional<FormProblem> problem;
  ServiceRow service;
  RoomNow now;
  std::vector<TakeChoice> priorities;  // the first one is none
  std::string office;                  // slug
  std::string request_key;
  Url back;

  std::string render(const Locale& locale) const;
};

struct HeldNumber {
  std::string number;
  std::string service;
  std::string office;  // where it is another one
  Url url;
};

struct HeldPage {
  PageFrame frame;
  std::vector<HeldNumber> numbers;
  Url another;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
