// Finding a procedure by everyday words, with or without marks: "sao y", "xac nhan doc than",
// "2.000815". The last word may be half typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/procedure/procedure.h"

namespace khongcho {

// Holds pointers: the procedures must outlive it.
class ProcedureIndex {
 public:
  explicit ProcedureIndex(const std::vector<const Procedure*>& procedures);

  // Best first. Every word must be found somewhere in one procedure; a hit in an everyday name or
  // the title counts more than one in the field or the papers. No words: all, in list order.
  std::vector<const Procedure*> find(std::string_view words, std::size_t limit = 10) const;

 private:
  struct Entry {
    const Procedure* procedure = nullptr;
    std::vector<std::string> names;  // folded: everyday names, then the title
    std::string other;               // folded: field, result, papers
    std::string code;
  };
  static int score(const Entry& entry, const std::vector<std::string>& words);

  std::vector<Entry> entries_;
};

}  // namespace khongcho
