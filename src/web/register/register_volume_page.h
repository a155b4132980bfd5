// A volume of a register on A4 across, with its closing record once it is locked.
#pragma once

#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/register/register_year_page.h"

namespace khongcho::web {

struct RegisterVolumePage {
  PageFrame frame;
  std::string authority;
  std::string title;   // upper case
  std::string volume;  // "Quyển số 01/2023-SCT/BS"
  std::string opened;  // "Mở ngày 29/09/2023"
  std::string content_label;
  std::string signer_label;
  std::vector<LineRow> lines;
  Url csv;
  std::string closing = {};  // "Khóa sổ ngày …: từ số … đến số …, tổng cộng … việc."
  std::string closed_by = {};

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
