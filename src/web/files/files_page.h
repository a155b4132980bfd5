// The files of one dossier by line of its checklist: what is there, what comes from upload,
// scanner and tray, and how far it is digitised.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/common/page_frame.h"
#include "web/common/page_parts.h"
#include "web/common/safe_html.h"

namespace khongcho::web {

struct FileChoice {
  std::string id;
  std::string text;
  bool chosen = false;
};

struct FileRow {
  Url url;
  std::string name;
  std::string facts;  // "2 trang · 340 KB · máy quét · 29/09/2023 14:12"
  Tag tag;
  std::string code;  // mã giấy tờ, once described
};

struct FileLine {
  std::string name;
  Tag tag;
  std::vector<FileRow> files;
};

struct BatchRow {
  std::string text;
  Tag tag;
  std::string problem;
};

struct TrayRow {
  std::string id;
  Url picture;
  std::string label;
};

// {{> files/scan_inputs_fragment …}}
struct ScanInputs {
  std::vector<FileChoice> scanners;
  std::vector<FileChoice> tones;

  std::string render(const Locale& locale) const;
};

struct FilesPage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  int version = 0;
  std::string request_key;
  Tag state;
  std::string summary;
  std::optional<FormProblem> problem = {};
  std::string file_problem = {};
  std::vector<FileLine> lines = {};
  bool may = false;  // add and describe
  std::vector<FileChoice> choices = {};
  ScanInputs scan = {};
  std::vector<BatchRow> batches = {};
  std::vector<TrayRow> tray = {};
  bool may_mark = false;
  std::string digitised = {};  // "Số hóa xong lúc …"

  std::string render(const Locale& locale) const;
};

struct CoverRow {
  std::string line;
  SafeHtml qr;
};
struct CoversPage {
  PageFrame frame;
  std::string code;
  std::string procedure_name;
  std::string full_name;
  std::vector<CoverRow> covers;

  std::string render(const Locale& locale) const;
};

}  // namespace khongcho::web
