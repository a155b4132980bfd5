// A folder that a scanner or a colleague puts files into. A file is taken when two looks in a row
// found it the same; then it goes to done/, or to failed/ with the reason beside it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace khongcho::scan {

class WatchedFolder {
 public:
  explicit WatchedFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Files complete since the last look, by name. Hidden ones and folders are passed over.
  std::vector<std::filesystem::path> look();
  // Throws std::filesystem::filesystem_error.
  void done(const std::filesystem::path& file) const;
  void failed(const std::filesystem::path& file, std::string_view reason) const;

 private:
  struct Seen {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed;
    bool operator==(const Seen&) const = default;
  };
  std::filesystem::path folder_;
  std::map<std::filesystem::path, Seen> seen_;
};

}  // namespace khongcho::scan
