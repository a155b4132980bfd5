// Booking an appointment, one question a page: what for, which day, which hour, a telephone number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct BookingChoice {
  std::string name;
  std::string note;
  std::string left;  // "còn 3 chỗ"
  Url url;           // absent: nothing left
};

// Hours of half a day.
struct BookingHours {
  std::string title;
  std::string note;
  std::vector<BookingChoice> hours;
};

struct BookingAnswer {
  std::string label;
  std::string value;
  Url change;
};

struct BookingInputs {
  std::string office;
  std::string service;
  std::string day;
  std::string hour;
  std::string phone;
  std::string phone_problem;
  std::string key;
};

struct BookingPage {
  PageFrame frame;
  std::optional<FormProblem> problem = {};
  std::vector<BookingAnswer> answers = {};  // given so far
  std::string question = {};
  std::vector<BookingChoice> choices = {};
  std::vector<BookingHours> hours = {};
  std::optional<BookingInputs> form = {};
  std::string none = {};  // why nothing can be chosen
  Url arrival = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
