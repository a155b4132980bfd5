// Reads data/ into a Law. Every problem is reported with file, line and reason; nothing is
// guessed: what has a problem is left out or the whole is not used.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/expected.h"
#include "base/locale.h"
#include "core/law/law.h"

namespace khongcho::store {

struct DataProblem {
  std::string file;  // relative to the data directory
  int line = 0;      // 0: the file as a whole
  Error reason;
};

struct LawFiles {
  Law law;
  std::vector<DataProblem> problems = {};
};

// Never throws on bad content; a missing directory is one problem.
LawFiles load_law(const std::filesystem::path& data_dir);

// KHONGCHO_DATA, else ./data, else data of the install prefix or of the tree the running program
// was built in. Empty when there is none.
std::filesystem::path find_data_dir();

// "profiles/VN-2023-district.toml:12: reason"
std::string text_of(const DataProblem& problem, const Locale& locale);

}  // namespace khongcho::store
