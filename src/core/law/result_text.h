// The texts of result documents (trích lục, giấy xác nhận, lời chứng …) and the registers (sổ)
// that number them, as data. What is written into them is told by places: "{number}", "{owner}",
// or an input the specialist fills in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khongcho {

enum class ResultInputKind { text, date, number, long_text };

// What only the specialist knows: the name of a child, the paper that was copied.
struct ResultInput {
  std::string key;
  std::string label;
  ResultInputKind kind = ResultInputKind::text;
  bool required = false;
  std::string from = {};  // place it is filled from at first, "answer:" of a question, or empty
};

// row: "label: value" on a line of its own; heading: bold, in the middle.
enum class ResultLineKind { paragraph, row, heading };

struct ResultLineText {
  ResultLineKind kind = ResultLineKind::paragraph;
  std::string text;  // with {places}
};

struct ResultText {
  std::string kind;  // "birth-certificate"
  std::string title;
  std::string number_line;                   // "Số: {number}"
  std::vector<std::string> procedures = {};  // codes; none: every one without a text of its own
  std::vector<std::string> registers = {};   // the first gives the number of the result
  std::vector<ResultInput> inputs = {};
  std::vector<ResultLineText> lines = {};
  std::vector<std::string> recipients = {};
  std::string entry_subject = {};  // whom the register names, and what it says was done
  std::string entry_content = {};
  std::string legal = {};
  bool to_verify = false;  // the official wording was not seen

  const ResultInput* find_input(std::string_view key) const;
};

// A register (sổ): numbers without a gap through a year, in volumes (quyển).
struct RegisterRules {
  std::string kind;  // "certified-copies"
  std::string name;
  std::string number;  // "{n}/{year}", "{n}/TLKT"
  std::string volume;  // "{volume}/{year}-SCT/BS"
  int entries_per_volume = 200;
  std::string content = {};  // heading of the column that says what was entered
  std::string signer = {};   // and of the one that says by whom; empty: who signed
};

// The places every text may name, besides its own inputs.
const std::vector<std::string_view>& result_places();
bool is_result_place(std::string_view key);
// What stands between braces, in order: "Số {n}, quyển {volume}" → n, volume.
std::vector<std::string> places_in(std::string_view text);

std::string_view text_of(ResultInputKind kind);

}  // namespace khongcho
