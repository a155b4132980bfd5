// Checks every file of the data directory: khongcho check-data.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/locale.h"
#include "store/law_files.h"

namespace khongcho::app {

struct DataReport {
  std::vector<std::string> problems = {};  // "file:line: reason", in order
  std::string summary;                     // one line, how much of what was read
};

DataReport check_data_files(const std::filesystem::path& data_dir, const Locale& locale);

}  // namespace khongcho::app
