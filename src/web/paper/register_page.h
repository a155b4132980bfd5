// Sổ theo dõi hồ sơ (Mẫu 06 or 07) of some days, on A4 across.
#pragma once

#include <string>

#include "core/paper/printed_form.h"
#include "web/common/page_frame.h"

namespace khongcho::web {

struct RegisterPage {
  PageFrame frame;
  PrintedForm form;
  std::string from;  // 2023-09-29
  std::string to;
  std::string words = {};  // only dossiers with these
  bool empty = false;
  Url volumes = {};  // of the year it begins in: to look through and to lock

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
