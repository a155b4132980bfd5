// One appointment for its bearer; the question before it is cancelled.
#pragma once

#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

struct AppointmentRow {
  std::string label;
  std::string value;
};

struct AppointmentPage {
  PageFrame frame;
  std::string code;  // "7K4M 29RT"
  Tag tag;
  std::string headline;
  std::string next;  // what to do now
  std::vector<AppointmentRow> rows;
  Url ticket = {};  // once it came
  std::string number = {};
  SafeHtml qr = {};  // while it can be used
  std::string reminder = {};
  Url file = {};
  Url cancel = {};
  Url again = {};

  std::string render(const Locale& locale) const;
};

struct CancelAppointmentPage {
  PageFrame frame;
  Confirm confirm;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
