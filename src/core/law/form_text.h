// The texts of the prescribed forms (Mẫu 01 … 07): title, labels in order, signature blocks. How
// they are laid out is the printing side's job; what fills a line is told by its key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khongcho {

struct FormColumn {
  std::string key;
  std::string label;
  std::string group = {};  // label of a heading over neighbours with the same group
};

// value: "label: …"; paragraph: `text` with {key} places; table: columns below the label.
enum class FormLineKind { value, paragraph, table };

struct FormLine {
  FormLineKind kind = FormLineKind::value;
  std::string key;
  std::string label = {};
  std::string text = {};
  std::vector<FormColumn> columns = {};
};

struct FormSignature {
  std::string key;    // "submitter", "receptionist", "agency_head"
  std::string title;  // "NGƯỜI NỘP HỒ SƠ"
  std::string note = {};
};

struct FormText {
  std::string form_set;  // "2018", "2025"
  std::string form_no;   // "01"
  std::string kind;      // receipt supplement refusal apology stop control_slip register
  std::string title;
  std::string number_suffix = {};  // "BPTNTKQ" in "Số: 12/BPTNTKQ"; empty = no number
  std::string paper = {};          // "A5", "A4", "A4 landscape"
  std::string legal = {};
  bool has_code_image = false;  // QR of the dossier code
  bool to_verify = false;
  std::vector<std::string> copies = {};  // "Lưu", "Giao người nộp hồ sơ"
  std::vector<FormLine> lines = {};
  std::vector<FormSignature> signatures = {};
  std::vector<std::string> notes = {};  // below the signatures, with {key} places
};

}  // namespace khongcho
