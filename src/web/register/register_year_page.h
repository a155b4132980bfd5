// One register of one year: its volumes, its lines by number, search.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/common/page_frame.h"
#include "web/common/page_parts.h"

namespace khongcho::web {

struct VolumeRow {
  std::string name;     // "Quyển 01/2023-SCT/BS"
  std::string numbers;  // "số 1 đến số 200"
  std::string locked;   // when and by whom; empty while open
  Url print;
};

struct LineRow {
  std::string number;
  std::string day;
  std::string subject;
  std::string content;
  std::string copies;
  std::string signer;
  std::string code;
  Url line;  // the page of the line, for notes
  std::vector<std::string> notes = {};
};

struct RegisterYearPage {
  PageFrame frame;
  std::string heading;  // "Sổ chứng thực …, năm 2023"
  std::string lead;     // "214 việc trong 2 quyển"
  std::string content_label;
  std::string signer_label;
  std::string words;  // searched for
  std::vector<VolumeRow> volumes;
  std::vector<LineRow> lines;
  Pagination pages;
  Url here;                      // for the search form
  Url csv;
  Url form = {};                 // the book of dossiers on its form
  Url lock = {};                 // where the reader may and something is open
  Url open_next = {};            // where everything is locked and the year is not over

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
