// A prescribed form (Mẫu 01 … 07) filled in: every word in its place, nothing about millimetres.
// The print pages and the archived PDF both draw this, so they cannot say different things.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace khongcho {

struct PrintedSignature {
  std::string title;  // "NGƯỜI NỘP HỒ SƠ"
  std::string note;   // "(Ký, ghi rõ họ tên)"
  std::string name;   // empty where it is written by hand
};

struct PrintedCell {
  std::vector<std::string> lines;
  std::vector<PrintedSignature> signatures = {};  // of a hand-over, inside its own row
  bool centred = false;                           // numbers and dates
};

struct PrintedHeading {
  std::string label;
  int columns = 1;  // how many it spans
  int rows = 1;
};

struct PrintedTable {
  std::string key;                          // of the form line: "components"
  std::vector<PrintedHeading> head;         // first row
  std::vector<PrintedHeading> second_head;  // below those that span columns; may be empty
  std::vector<std::string> numbers = {};    // "1" … "13": the row that numbers the columns
  std::vector<std::vector<PrintedCell>> rows = {};
};

struct PrintedValue {
  std::string label;  // without colon; empty for none
  std::string value;
};

// Either values side by side, or a paragraph; a table may stand below the values.
struct PrintedLine {
  int number = 0;  // 0 = not numbered
  std::vector<PrintedValue> values = {};
  std::string text = {};
  std::optional<PrintedTable> table = {};
};

// What the citizen looks for first: when to come.
struct PrintedPromise {
  std::string lead;    // "Trả kết quả trước"
  std::string hour;    // "17 giờ 00 hôm nay"; without lead when nothing is promised
  std::string day;     // "thứ Sáu, 29/09/2023, tại Quầy 1"
  std::string reason;  // the model and the one sentence that says why
};

struct PrintedForm {
  std::string form_set;
  std::string form_no;
  std::string kind;
  std::string paper;  // "A5", "A4", "A4 landscape"

  std::string form_name;  // "Mẫu 01"
  std::string authority;  // "ỦY BAN NHÂN DÂN XÃ THANH SƠN"
  std::string office;     // "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ"
  std::string number;     // "Số: 27/BPTNTKQ"; empty for none
  std::string country;
  std::string motto;
  std::string place_and_date;  // "Thanh Sơn, ngày 29 tháng 9 năm 2023"
  std::string title;
  std::string code_label;  // "Mã hồ sơ"; empty where the code stands among the lines
  std::string code;
  std::vector<std::string> copies;  // "Liên 1: Lưu" …; one empty text where there are no copies
  std::string reprint;              // "Bản in lại lúc …"; empty on the first print

  std::optional<PrintedPromise> promise = {};
  std::string qr_text = {};  // empty for none
  std::string qr_label = {};
  std::string lookup_code = {};  // "7K4M 29RT"
  std::vector<PrintedLine> lines = {};
  std::vector<PrintedSignature> signatures = {};
  std::vector<std::string> notes = {};
};

}  // namespace khongcho
