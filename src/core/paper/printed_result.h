// A result document filled in: every word in its place, nothing about millimetres. The preview
// page and the PDF both draw this, so they cannot say different things.
#pragma once

#include <string>
#include <vector>

#include "core/law/result_text.h"

namespace khongcho {

struct ResultSpan {
  std::string text;
  bool filled = false;  // came out of a place
};

struct ResultLine {
  ResultLineKind kind = ResultLineKind::paragraph;
  std::vector<ResultSpan> spans;
};

struct PrintedResult {
  std::string authority;  // "ỦY BAN NHÂN DÂN XÃ THANH SƠN"
  std::string number_line;
  std::string country;
  std::string motto;
  std::string place_and_date;
  std::string title;
  std::vector<ResultLine> lines = {};
  std::string recipients_label;  // "Nơi nhận:", empty without recipients
  std::vector<std::string> recipients = {};
  std::vector<std::string> signature = {};  // "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", …
  std::string signer;                       // empty: nobody yet
  std::string dossier_code;
  std::string check_label;  // "Kiểm chứng: 7K4M 29RT"
  std::string check_text;   // of the QR
  std::string draft_mark;   // "BẢN DỰ THẢO" until it is signed
};

}  // namespace khongcho
